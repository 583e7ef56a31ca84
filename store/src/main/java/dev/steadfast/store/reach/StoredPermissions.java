package dev.steadfast.store.reach;

import dev.steadfast.cadence.Permissions;
import dev.steadfast.store.CoreJson;
import org.jspecify.annotations.Nullable;

/** Who of an account may be written to, as part of a larger query. */
public final class StoredPermissions {

    /** Of the account {@code a}, as JSON. */
    public static final String OF_ACCOUNT = """
            (select jsonb_build_object(
                        'suppressions', coalesce(jsonb_agg(jsonb_build_object(
                            'channel', s.channel, 'address', s.address, 'reason', s.reason, 'at', s.at))
                            filter (where s.address is not null), '[]'),
                        'agreements', coalesce(jsonb_agg(jsonb_build_object(
                            'channel', said.channel, 'address', said.address, 'purpose', said.purpose,
                            'granted', said.granted, 'source', said.source, 'at', said.at))
                            filter (where said.address is not null), '[]'))
               from contact c
              cross join lateral (values ('email', lower(c.email)), ('sms', lower(c.phone))) way (channel, address)
               left join suppression s on s.channel = way.channel and s.address = way.address
               left join lateral (select distinct on (k.purpose) k.* from consent k
                                   where k.channel = way.channel and k.address = way.address
                                   order by k.purpose, k.at desc, k.id desc) said on true
              where c.account = a.id)
            """;

    private StoredPermissions() {}

    /** What {@link #OF_ACCOUNT} says; whether e-mail needs consent is a setting and not in it. */
    public static Permissions read(@Nullable String json) {
        return json == null ? Permissions.NONE : CoreJson.read(json, Permissions.class);
    }
}
