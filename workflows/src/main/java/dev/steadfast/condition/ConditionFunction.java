package dev.steadfast.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions of our own that a condition may call. */
enum ConditionFunction {
    DONE(Subject.STEP, SimpleType.BOOL),
    SENT(Subject.STEP, SimpleType.BOOL),
    OPENED(Subject.STEP, SimpleType.BOOL),
    CLICKED(Subject.STEP, SimpleType.BOOL),
    REPLIED(Subject.STEP, SimpleType.BOOL),
    OUTCOME(Subject.STEP, SimpleType.STRING),
    HAPPENED(Subject.EVENT, SimpleType.BOOL),
    LAST(Subject.EVENT, FactCatalog.DATA),
    DAYS_UNTIL(Subject.DATE, SimpleType.INT),
    DAYS_SINCE(Subject.DATE, SimpleType.INT);

    /** What the first argument names. */
    enum Subject {
        STEP,
        EVENT,
        DATE
    }

    private final Subject subject;
    private final CelType result;

    ConditionFunction(Subject subject, CelType result) {
        this.subject = subject;
        this.result = result;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Subject subject() {
        return subject;
    }

    /** How it is written. */
    String form() {
        return switch (this) {
            case HAPPENED -> "happened(\"event.type\") or happened(\"event.type\", \"30d\")";
            case LAST -> "last(\"event.type\").field";
            case DAYS_UNTIL, DAYS_SINCE -> word() + "(account.renewal_date)";
            case DONE, SENT, OPENED, CLICKED, REPLIED, OUTCOME -> word() + "(\"step-id\")";
        };
    }

    /** Whether a call with this many arguments can only be answered within a run. */
    boolean isOfRun(int arguments) {
        return subject == Subject.STEP || (this == HAPPENED && arguments == 1);
    }

    CelFunctionDecl declaration() {
        CelType argument = subject == Subject.DATE ? SimpleType.TIMESTAMP : SimpleType.STRING;
        Stream<CelOverloadDecl> overloads =
                Stream.of(CelOverloadDecl.newGlobalOverload("steadfast_" + word(), result, argument));
        if (this == HAPPENED) {
            overloads = Stream.concat(
                    overloads,
                    Stream.of(CelOverloadDecl.newGlobalOverload(
                            "steadfast_happened_within", result, argument, SimpleType.STRING)));
        }
        return CelFunctionDecl.newFunctionDeclaration(word(), overloads.toList());
    }

    static Optional<ConditionFunction> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ConditionFunction::word).collect(Collectors.toList());
    }
}
