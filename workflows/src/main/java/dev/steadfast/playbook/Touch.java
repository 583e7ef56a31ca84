package dev.steadfast.playbook;

import java.util.Locale;

/** A step that sends something to the customer: it is claimed in the touch ledger, and keeps decent hours. */
public sealed interface Touch extends Step {

    /** The way a message takes; its name in lower case is the channel in ledger and timeline. */
    enum Channel {
        EMAIL,
        SMS,
        IN_APP;

        /** As tables and pages say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Channel channel();

    /** Name of the text, without locale and extension. */
    String template();

    Recipients to();

    @Override
    default boolean touches() {
        return true;
    }

    @Override
    default String subject() {
        return template();
    }

    /** Sends an e-mail. */
    record Email(StepFrame frame, String template, Recipients to) implements Touch {
        @Override
        public String kind() {
            return "email";
        }

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }
    }

    /** Sends a text message to a phone. */
    record Sms(StepFrame frame, String template, Recipients to) implements Touch {
        @Override
        public String kind() {
            return "sms";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }
    }

    /** Puts a notice into the customer's own view of our product. */
    record InApp(StepFrame frame, String template, Recipients to) implements Touch {
        @Override
        public String kind() {
            return "in-app";
        }

        @Override
        public Channel channel() {
            return Channel.IN_APP;
        }
    }

    /**
     * Asks one question by e-mail.
     *
     * @param question how it is measured
     */
    record Survey(StepFrame frame, Question question, String template, Recipients to) implements Touch {

        /** Net promoter score (0-10), customer satisfaction (1-5), customer effort (1-7). */
        public enum Question {
            NPS(0, 10),
            CSAT(1, 5),
            CES(1, 7);

            private final int lowest;
            private final int highest;

            Question(int lowest, int highest) {
                this.lowest = lowest;
                this.highest = highest;
            }

            public int lowest() {
                return lowest;
            }

            public int highest() {
                return highest;
            }

            public boolean allows(int score) {
                return score >= lowest && score <= highest;
            }

            /** As playbooks and pages say it: {@code nps}. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** Type of the event that an answer is: {@code nps.answered}. */
            public String event() {
                return word() + ".answered";
            }
        }

        @Override
        public String kind() {
            return "survey";
        }

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }
    }
}
