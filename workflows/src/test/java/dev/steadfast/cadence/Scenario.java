package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quicktheories.core.Gen;

/**
 * One customer, one playbook, and what happens to the run.
 *
 * @param choices what the world does at each turn; 0 means nothing
 */
public record Scenario(String yaml, Account account, Instant begins, List<Integer> choices) {

    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "UTC",
            "America/New_York",
            "Asia/Tokyo",
            "Pacific/Auckland",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Asia/Kathmandu",
            "Africa/Cairo",
            "Pacific/Kiritimati");

    private static final Instant EPOCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MOST_CHOICES = 60;

    public static Gen<Scenario> any() {
        return source -> {
            Dice dice = new Dice(source);
            Instant begins = EPOCH.plus(Duration.ofMinutes(dice.upTo(330 * 24 * 60)));
            AnAccount account =
                    AnAccount.acme().called("account-" + dice.upTo(9999)).in(dice.pick(ZONES));
            account.worth(dice.pick(Arrays.asList("50000", "100", null)));
            account.withContractFrom(begins.plus(Duration.ofDays(dice.between(-12, 12)))
                    .toString()
                    .substring(0, 10));
            if (dice.inPercent(5)) {
                account.withNobody();
            }
            if (dice.inPercent(50)) {
                account.withPhone("Phil", "+491701234567", Role.USER);
            }
            String yaml = PlaybookWriter.write(dice);
            List<Integer> choices = new ArrayList<>();
            for (int i = dice.upTo(MOST_CHOICES); i > 0; i--) {
                choices.add(dice.upTo(40));
            }
            return new Scenario(yaml, account.build(), begins, choices);
        };
    }

    @Override
    public String toString() {
        return account.id() + " in " + account.timeZone() + " worth " + account.arr() + ", contract from "
                + account.contractStart() + ", " + account.contacts().size() + " contacts, enrolled " + begins
                + ", choices " + choices + "\n" + yaml;
    }
}
