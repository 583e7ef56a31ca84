package dev.steadfast.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whole numbers and numbers with decimals in one expression, which CEL keeps apart: {@code account.arr * 2} and
 * {@code account.arr == 12000} mean what they look like.
 */
final class MixedNumbers {

    private static final CelType WHOLE = SimpleType.INT;
    private static final CelType DECIMAL = SimpleType.DOUBLE;

    private enum Arithmetic {
        ADD("_+_"),
        SUBTRACT("_-_"),
        MULTIPLY("_*_"),
        DIVIDE("_/_");

        private final String symbol;

        Arithmetic(String symbol) {
            this.symbol = symbol;
        }

        private String overload(String types) {
            return "steadfast_" + name().toLowerCase(Locale.ROOT) + "_" + types;
        }

        private double of(double a, double b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
            };
        }
    }

    private MixedNumbers() {}

    static List<CelFunctionDecl> declarations() {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        for (Arithmetic operator : Arithmetic.values()) {
            declarations.add(declaration(operator.symbol, operator.overload("%s"), DECIMAL));
        }
        declarations.add(declaration("_==_", "steadfast_equals_%s", SimpleType.BOOL));
        declarations.add(declaration("_!=_", "steadfast_not_equals_%s", SimpleType.BOOL));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                "@in",
                CelOverloadDecl.newGlobalOverload(
                        "steadfast_in_double_int", SimpleType.BOOL, DECIMAL, ListType.create(WHOLE))));
        return declarations;
    }

    private static CelFunctionDecl declaration(String symbol, String overload, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                symbol,
                CelOverloadDecl.newGlobalOverload(overload.formatted("double_int"), result, DECIMAL, WHOLE),
                CelOverloadDecl.newGlobalOverload(overload.formatted("int_double"), result, WHOLE, DECIMAL));
    }

    /** Equality and membership need none: they compare numbers of any kind. */
    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (Arithmetic operator : Arithmetic.values()) {
            bindings.add(CelFunctionBinding.from(
                    operator.overload("double_int"), Double.class, Long.class, (a, b) -> operator.of(a, b)));
            bindings.add(CelFunctionBinding.from(
                    operator.overload("int_double"), Long.class, Double.class, (a, b) -> operator.of(a, b)));
        }
        return bindings;
    }
}
