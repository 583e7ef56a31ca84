package dev.steadfast.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.Facts;
import dev.steadfast.condition.Attributes;
import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.Simulation.Beginning;
import dev.steadfast.simulation.WholeBook;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a whole book through shipped playbooks, and says how many accounts that are in a second: all cores, one core,
 * and one core with a naive loop over the days.
 *
 * <p>Arguments: the folder of playbooks, the number of accounts, the number of days, and names of playbooks.
 */
public final class SimulatorBenchmark {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
    private static final int ROUNDS = 5;
    private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final List<Simulation> simulations = new ArrayList<>();
    private final int accounts;
    private final PrintStream out;

    private SimulatorBenchmark(List<Playbook> playbooks, int accounts, int days, PrintStream out) {
        this.accounts = accounts;
        this.out = out;
        for (Account account : GeneratedBook.of(accounts, FROM)) {
            ZoneId zone = ZoneId.of(String.valueOf(account.timeZone()));
            Instant from = FROM.atTime(9, 0).atZone(zone).toInstant();
            Function<Instant, Facts> facts =
                    now -> Facts.of(new AccountFacts(account, zone, now, BigDecimal.valueOf(10_000)));
            for (Playbook playbook : playbooks) {
                simulations.add(
                        Simulation.of(playbook, new Beginning.ByRule(), facts, from, from.plus(Duration.ofDays(days))));
            }
        }
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "playbooks");
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 180;
        List<String> names = arguments.length > 3
                ? Arrays.asList(arguments).subList(3, arguments.length)
                : List.of("onboarding", "renewal");
        List<Playbook> playbooks = new ArrayList<>();
        for (String name : names) {
            playbooks.add(read(folder, name));
        }
        System.out.printf(
                Locale.ROOT,
                "%,d accounts x %d days x %s, %d cores%n",
                accounts,
                days,
                names,
                Runtime.getRuntime().availableProcessors());
        new SimulatorBenchmark(playbooks, accounts, days, System.out).run();
    }

    private static Playbook read(Path folder, String name) throws IOException {
        Set<String> templates;
        try (Stream<Path> files = Files.list(folder.resolve("templates"))) {
            templates = files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .collect(Collectors.toSet());
        }
        Path declared = folder.resolve("attributes.yaml");
        Attributes attributes = Files.exists(declared)
                ? AttributesReader.read("attributes.yaml", Files.readString(declared))
                : Attributes.NONE;
        String file = name + ".yaml";
        return PlaybookReader.read(
                file,
                Files.readString(folder.resolve(file)),
                Surroundings.of(templates).with(attributes));
    }

    private void run() {
        double all = median("simulator, all cores", it -> {
            WholeBook book = WholeBook.play(it, done -> {});
            return book.touches().values().stream().mapToLong(count -> count).sum();
        });
        out.printf(Locale.ROOT, "the whole book in %.2f s%n", accounts / all);
        double one = median(
                "simulator, one core",
                it -> it.stream()
                        .mapToLong(simulation -> simulation.play().steps().size())
                        .sum());
        double naive = median(
                "day by day, one core",
                it -> it.stream()
                        .mapToLong(simulation -> new DayByDay(
                                        simulation.playbooks().getFirst(), simulation.facts())
                                .play(simulation.from(), simulation.until()))
                        .sum());
        out.printf(Locale.ROOT, "simulator / day by day on one core: %.1f%n", one / naive);
    }

    /** Accounts in a second, the median of some rounds after one to warm up. */
    private double median(String what, ToLongFunction<List<Simulation>> work) {
        double[] rates = new double[ROUNDS];
        long result = work.applyAsLong(simulations);
        long cpu = CPU.getProcessCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            result = work.applyAsLong(simulations);
            rates[round] = accounts * 1e9 / (System.nanoTime() - begun);
        }
        double spent = (CPU.getProcessCpuTime() - cpu) / 1e3 / ROUNDS / accounts;
        Arrays.sort(rates);
        double median = rates[ROUNDS / 2];
        out.printf(
                Locale.ROOT,
                "%-22s %,9.0f accounts/s (%,.0f to %,.0f), %,.0f us of CPU an account, %,d steps or touches%n",
                what,
                median,
                rates[0],
                rates[ROUNDS - 1],
                spent,
                result);
        return median;
    }
}
