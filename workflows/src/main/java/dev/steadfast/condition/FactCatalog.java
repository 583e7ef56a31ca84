package dev.steadfast.condition;

import static java.util.Map.entry;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every fact that a condition or a text may name, with its type: the one list of them. */
public final class FactCatalog {

    static final CelType DATA = MapType.create(SimpleType.STRING, SimpleType.DYN);

    /** The data of events: whoever sends them names their fields. */
    private static final Set<String> OPEN = Set.of("event", "input");

    private static final Map<String, Map<String, CelType>> ROOTS = new TreeMap<>(Map.of(
            "account",
            Map.ofEntries(
                    entry("id", SimpleType.STRING),
                    entry("name", SimpleType.STRING),
                    entry("domain", SimpleType.STRING),
                    entry("segment", SimpleType.STRING),
                    entry("arr", SimpleType.DOUBLE),
                    entry("currency", SimpleType.STRING),
                    entry("time_zone", SimpleType.STRING),
                    entry("locale", SimpleType.STRING),
                    entry("country", SimpleType.STRING),
                    entry("status", SimpleType.STRING),
                    entry("contract_start", SimpleType.TIMESTAMP),
                    entry("renewal_date", SimpleType.TIMESTAMP),
                    entry("stage", SimpleType.STRING),
                    entry("high_value", SimpleType.BOOL),
                    entry("touch", SimpleType.STRING),
                    entry("custom", DATA)),
            "contact",
            Map.of(
                    "name", SimpleType.STRING,
                    "first_name", SimpleType.STRING,
                    "email", SimpleType.STRING,
                    "role", SimpleType.STRING,
                    "last_surveyed", SimpleType.TIMESTAMP),
            "owner",
            Map.of("name", SimpleType.STRING, "email", SimpleType.STRING),
            "contract",
            Map.of(
                    "start", SimpleType.TIMESTAMP,
                    "renewal_date", SimpleType.TIMESTAMP,
                    "term_months", SimpleType.INT,
                    "auto_renews", SimpleType.BOOL),
            "usage",
            Map.of(
                    "last_login", SimpleType.TIMESTAMP,
                    "last_active", SimpleType.TIMESTAMP,
                    "active_users", SimpleType.INT,
                    "active_users_per_seat", SimpleType.DOUBLE,
                    "features_used", SimpleType.INT),
            "support",
            Map.of(
                    "open_tickets", SimpleType.INT,
                    "open_urgent_tickets", SimpleType.INT,
                    "open_high_tickets", SimpleType.INT),
            "billing",
            Map.of("unpaid_invoices", SimpleType.INT),
            "health",
            Map.of("score", SimpleType.DOUBLE, "tier", SimpleType.STRING),
            "enrolment",
            Map.of("playbook", SimpleType.STRING, "day", SimpleType.INT)));

    /** Facts that have one of a few words: any other word in a condition is a slip. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "account.segment", AccountRules.SEGMENTS,
            "account.status", AccountRules.STATUSES,
            "account.stage", AccountFacts.STAGES,
            "account.touch", AccountFacts.TOUCHES,
            "contact.role", Arrays.stream(Role.values()).map(Role::word).toList(),
            "health.tier", AccountFacts.TIERS);

    private FactCatalog() {}

    /** The names before the dot whose facts are all listed here. */
    public static Set<String> roots() {
        return ROOTS.keySet();
    }

    /** The names before the dot that take any name after it: {@code event} and {@code input}. */
    public static Set<String> openRoots() {
        return OPEN;
    }

    /** Names of the functions that a condition may call. */
    public static Set<String> functions() {
        Set<String> functions = new TreeSet<>(ConditionFunction.words());
        functions.add("has");
        return functions;
    }

    static Set<String> allRoots() {
        Set<String> all = new TreeSet<>(roots());
        all.addAll(OPEN);
        return all;
    }

    /** The names after the dot, or none for an open or unknown root. */
    public static Set<String> names(String root) {
        return ROOTS.getOrDefault(root, Map.of()).keySet();
    }

    /** CEL's name of a fact's type: {@code string}, {@code double}, {@code int}, {@code bool}, {@code timestamp}. */
    public static String type(String root, String name) {
        CelType type = ROOTS.getOrDefault(root, Map.of()).getOrDefault(name, SimpleType.DYN);
        return type.equals(SimpleType.TIMESTAMP) ? "timestamp" : type.name();
    }

    /** All the words that a fact such as {@code account.status} may have; empty where it may have any. */
    public static List<String> words(String fact) {
        return WORDS.getOrDefault(fact, List.of());
    }

    static String typeName(String root) {
        return Character.toUpperCase(root.charAt(0)) + root.substring(1);
    }

    static CelTypeProvider types() {
        var structs = ROOTS.entrySet().stream()
                .map(root -> struct(typeName(root.getKey()), ImmutableMap.copyOf(root.getValue())))
                .collect(ImmutableList.<CelType>toImmutableList());
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return structs;
            }

            @Override
            public Optional<CelType> findType(String name) {
                return structs.stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }
}
