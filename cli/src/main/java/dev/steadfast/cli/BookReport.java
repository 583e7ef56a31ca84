package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.preview.Preview;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.WholeBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays playbooks for many accounts and says how many messages leave on which day. */
final class BookReport {

    private static final int WIDEST_BAR = 50;

    private final List<Playbook> playbooks;
    private final Defaults defaults;
    private final Span span;
    private final PrintWriter out;
    private final ProgressLine progress;

    BookReport(List<Playbook> playbooks, Defaults defaults, Span span, PrintWriter out, PrintWriter err) {
        this.playbooks = playbooks;
        this.defaults = defaults;
        this.span = span;
        this.out = out;
        this.progress = new ProgressLine(err, Terminal.isThere());
    }

    /** @throws BadFile with every problem */
    void print(Path book, boolean asJson) {
        List<Simulation> simulations = simulations(book);
        int step = Math.max(1, simulations.size() / 100);
        WholeBook played = WholeBook.play(simulations, done -> {
            if (done % step == 0) {
                show(done, simulations.size());
            }
        });
        progress.clear();
        if (asJson) {
            json(played);
        } else {
            text(played);
        }
    }

    /** Accounts end on all cores at once. */
    private synchronized void show(int done, int all) {
        progress.show("Played, accounts", done, all);
    }

    private List<Simulation> simulations(Path book) {
        List<Simulation> simulations = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : TextFile.read(book).lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                AccountFile.Told told = AccountFile.read(book.toString(), number, line, "line-" + number);
                Account account = told.account();
                if (!ids.add(account.id())) {
                    problems.add("%s:%d: id: \"%s\"; is another line's as well".formatted(book, number, account.id()));
                }
                simulations.add(span.simulation(playbooks, told, defaults));
            } catch (BadFile e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadFile(problems);
        }
        return simulations;
    }

    private void text(WholeBook played) {
        out.printf(
                Locale.ROOT,
                "%s: %,d of %,d accounts enter, %,d messages leave%n",
                playbooks.size() == 1 ? playbooks.getFirst().title() : playbooks.size() + " playbooks",
                played.begun(),
                played.accounts(),
                played.touches().values().stream().mapToLong(it -> it).sum());
        out.printf("Caps: %s%n", defaults.caps().words());
        int most = played.touches().values().stream().mapToInt(it -> it).max().orElse(1);
        played.touches()
                .forEach((day, count) -> out.printf(
                        Locale.ROOT, "%-15s  %,7d  %s%n", Preview.text(day), count, "#".repeat(Math.max(1, (int)
                                        ((long) count * WIDEST_BAR / most)))));
    }

    private void json(WholeBook played) {
        String days = played.touches().entrySet().stream()
                .map(day -> "{\"day\":\"%s\",\"count\":%d}".formatted(day.getKey(), day.getValue()))
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "{\"accounts\":%d,\"enrolled\":%d,\"touches\":[%s]}%n",
                played.accounts(),
                played.begun(),
                days);
    }
}
