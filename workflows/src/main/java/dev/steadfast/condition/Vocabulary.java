package dev.steadfast.condition;

/** What a condition may ask about: that depends on where it stands, and on which attributes are declared. */
public final class Vocabulary {

    /** Where a condition stands. */
    public enum Place {
        /** {@code enrol: when}: there is an account, but no run and no event. */
        ENROL_WHEN,
        /** {@code enrol: on ... when}: an event has come, and may begin a run. */
        ENROL_ON,
        /** {@code when} of a goal, an exit, a pause or a wait: an event has come to a run. */
        INPUT,
        /** {@code if} of a step. */
        STEP;

        /** Whether facts of this root exist here. */
        public boolean knows(String root) {
            return switch (root) {
                case "contact", "enrolment", "event" -> hasRun();
                case "input" -> this == ENROL_ON || this == INPUT;
                default -> true;
            };
        }

        /** Whether there is a run here, and so steps that may be done. */
        public boolean hasRun() {
            return this == INPUT || this == STEP;
        }
    }

    public static final Vocabulary ENROL_WHEN = new Vocabulary(Place.ENROL_WHEN, ConditionLanguage.PLAIN);
    public static final Vocabulary ENROL_ON = new Vocabulary(Place.ENROL_ON, ConditionLanguage.PLAIN);
    public static final Vocabulary INPUT = new Vocabulary(Place.INPUT, ConditionLanguage.PLAIN);
    public static final Vocabulary STEP = new Vocabulary(Place.STEP, ConditionLanguage.PLAIN);

    private final Place place;
    private final ConditionLanguage language;

    private Vocabulary(Place place, ConditionLanguage language) {
        this.place = place;
        this.language = language;
    }

    /** The same at this place, without declared attributes. */
    public static Vocabulary at(Place place) {
        return switch (place) {
            case ENROL_WHEN -> ENROL_WHEN;
            case ENROL_ON -> ENROL_ON;
            case INPUT -> INPUT;
            case STEP -> STEP;
        };
    }

    /** The same place, with these attributes declared. Costs a millisecond: make it once for many conditions. */
    public Vocabulary with(Attributes attributes) {
        return new Vocabulary(place, ConditionLanguage.of(attributes));
    }

    /** The same attributes, at another place. */
    public Vocabulary moved(Place other) {
        return new Vocabulary(other, language);
    }

    public Place place() {
        return place;
    }

    public Attributes attributes() {
        return language.attributes();
    }

    ConditionLanguage language() {
        return language;
    }
}
