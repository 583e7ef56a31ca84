package dev.steadfast.api.letters;

import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import dev.steadfast.store.touches.TouchKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter that has left, as the ledger of an account that onboarding has just taken shows it. */
record SentLetter(String account, String address, TouchKey touch) {

    static SentLetter of(Client program, JdbcClient jdbc, String kind) {
        Customers customers = new Customers(program);
        String account = customers.fresh();
        String address = "mia@" + account + ".example";
        TouchKey touch = new TouchKey(customers.enrolmentOf(account), "welcome", 1);
        jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                           template, state, token, deadline, message_id, at)
                        values (?, 'welcome', 1, 0, ?, 'email', ?, 'lifecycle', ?, 'welcome', 'sent', 't', now(),
                                '<' || ? || '.welcome.1.0@steadfast>', now())
                        """)
                .params(touch.enrolment(), account, kind, address, touch.enrolment())
                .update();
        return new SentLetter(account, address, touch);
    }

    String link(SignedLinks links) {
        return "/u/" + links.token(TouchLink.preferences(touch, 0));
    }
}
