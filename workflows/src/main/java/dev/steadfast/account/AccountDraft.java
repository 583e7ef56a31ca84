package dev.steadfast.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one source says about one account. Where it says nothing, the account stays as it is. */
public final class AccountDraft {

    /** The local day in a zone, asked only for a {@link RelativeDay}. */
    @FunctionalInterface
    public interface Today {
        LocalDate in(@Nullable String timeZone);
    }

    private final String id;
    private final Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
    private final Map<String, Object> custom = new LinkedHashMap<>();
    private final List<ContactDraft> contacts = new ArrayList<>();

    public AccountDraft(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** The value given before, or null. */
    public @Nullable Object value(Attribute attribute) {
        return values.get(attribute);
    }

    /** Says this value: what {@link Attribute#read} answered, for a day also a {@link RelativeDay}. */
    public void set(Attribute attribute, Object value) {
        values.put(attribute, value);
    }

    /** The attributes of the user's own that were given so far. */
    public Map<String, Object> custom() {
        return Collections.unmodifiableMap(custom);
    }

    public void setCustom(String name, Object value) {
        custom.put(name, value);
    }

    public void add(ContactDraft contact) {
        contacts.add(contact);
    }

    /**
     * The account as it is to be: what the draft says, else what was there. A contact that is known by e-mail, phone or
     * name is completed, any other is added. A relative day is resolved only where the account has no day yet, so the
     * same draft a day later changes nothing.
     *
     * @throws BrokenRule about the name, when the account is new and has none
     */
    public Account onto(@Nullable Account existing, Today today) {
        Map<Attribute, Object> all = existing == null ? new EnumMap<>(Attribute.class) : valuesOf(existing);
        values.forEach((attribute, value) -> {
            if (!(value instanceof RelativeDay)) {
                all.put(attribute, value);
            }
        });
        String zone = text(all, Attribute.TIME_ZONE);
        values.forEach((attribute, value) -> {
            if (value instanceof RelativeDay day && !all.containsKey(attribute)) {
                all.put(attribute, day.from(today.in(zone)));
            }
        });
        Map<String, Object> allCustom = new LinkedHashMap<>(existing == null ? Map.of() : existing.custom());
        allCustom.putAll(custom);
        return account(all, allCustom, ContactMerge.of(existing == null ? List.of() : existing.contacts(), contacts));
    }

    /** The account that is nothing but this draft. */
    public Account asNew() {
        return onto(null, zone -> {
            throw new IllegalStateException("a relative day needs a today");
        });
    }

    private Account account(Map<Attribute, Object> all, Map<String, Object> allCustom, List<Contact> allContacts) {
        String name = text(all, Attribute.NAME);
        if (name == null) {
            throw new BrokenRule("must not be empty for a new account");
        }
        String status = text(all, Attribute.STATUS);
        return new Account(
                id,
                name,
                text(all, Attribute.DOMAIN),
                text(all, Attribute.SEGMENT),
                (BigDecimal) all.get(Attribute.ARR),
                text(all, Attribute.CURRENCY),
                text(all, Attribute.OWNER_EMAIL),
                text(all, Attribute.MANAGER_EMAIL),
                text(all, Attribute.TIME_ZONE),
                text(all, Attribute.LOCALE),
                text(all, Attribute.COUNTRY),
                status == null ? "active" : status,
                (LocalDate) all.get(Attribute.CONTRACT_START),
                (LocalDate) all.get(Attribute.RENEWAL_DATE),
                allCustom,
                allContacts);
    }

    private static Map<Attribute, Object> valuesOf(Account account) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Object value = attribute.of(account);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return values;
    }

    private static @Nullable String text(Map<Attribute, Object> values, Attribute attribute) {
        return (String) values.get(attribute);
    }
}
