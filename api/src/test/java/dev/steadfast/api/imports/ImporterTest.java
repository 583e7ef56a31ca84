package dev.steadfast.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.api.ApiApplication;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.accounts.AccountStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = ApiApplication.class)
class ImporterTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final ImportOptions KEEP_GOOD = new ImportOptions(Mode.KEEP_GOOD, false);
    private static final ImportOptions ALL_OR_NOTHING = new ImportOptions(Mode.ALL_OR_NOTHING, false);
    private static final ImportOptions DRY_RUN = new ImportOptions(Mode.KEEP_GOOD, true);

    @Autowired
    private Importer importer;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void forgetAccounts() {
        jdbc.sql("delete from enrolment").update();
        jdbc.sql("delete from account").update();
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() throws IOException {
        String file = """
                id,name,segment,arr,contract_start,contact_name,contact_email,contact_phone,seats
                acme,Acme,SMB,12000.00,today,Jo,Jo@Acme.Example,,5
                ,,,,,Al,,+49 30 1234567,
                ,,,,,Cy,,,
                bolt,Bolt,,,,,nonsense,,
                """;
        ImportResult first = run(file, KEEP_GOOD).result();
        Account before = account("acme");
        ImportResult second = run(file, KEEP_GOOD).result();

        assertThat(first).returns(2, ImportResult::created).returns(1, ImportResult::enrolled);
        assertThat(second)
                .returns(0, ImportResult::created)
                .returns(0, ImportResult::updated)
                .returns(2, ImportResult::unchanged)
                .returns(0, ImportResult::enrolled)
                .returns(first.rejected(), ImportResult::rejected);
        assertThat(account("acme")).isEqualTo(before);
        assertThat(before.contacts()).hasSize(3);
    }

    @Test
    void leavesAsItIsWhatAFileDoesNotMention() throws IOException {
        run("id,name,segment,contact_email,contact_role,plan\nacme,Acme,smb,jo@acme.example,admin,pro", KEEP_GOOD);
        ImportResult result = run(
                        "id,name,segment,country,contact_email,contact_name\nacme,,,DE,JO@acme.example,Jo", KEEP_GOOD)
                .result();

        assertThat(result).returns(1, ImportResult::updated);
        assertThat(account("acme"))
                .returns("Acme", Account::name)
                .returns("smb", Account::segment)
                .returns("DE", Account::country)
                .returns(Map.of("plan", "pro"), Account::custom)
                .returns(List.of(new Contact("Jo", "jo@acme.example", null, Role.ADMIN)), Account::contacts);
    }

    @Test
    void keepsTheGoodLinesOfABadFile() throws IOException {
        Finished finished = run("id,name,arr\nacme,Acme,-1\nbolt,Bolt,1\ncord,,\ndune,Dune,\"x\"y", KEEP_GOOD);

        assertThat(finished.refused()).isFalse();
        assertThat(finished.result().created()).isEqualTo(1);
        assertThat(finished.result().rejected())
                .extracting(Rejection::line, Rejection::column)
                .containsExactly(tuple(2L, "arr"), tuple(4L, "name"), tuple(5L, null));
        assertThat(stored()).containsExactly("bolt");
    }

    @Test
    void storesNothingOfABadFileWhenItIsAllOrNothing() throws IOException {
        Finished finished = run("id,name,arr\nacme,Acme,1\nbolt,Bolt,x", ALL_OR_NOTHING);

        assertThat(finished.refused()).isTrue();
        assertThat(finished.result()).returns(0, ImportResult::created).returns(1L, ImportResult::rejectedTotal);
        assertThat(stored()).isEmpty();

        assertThat(run("id,name,arr\nacme,Acme,1\nbolt,Bolt,2", ALL_OR_NOTHING).refused())
                .isFalse();
        assertThat(stored()).containsExactly("acme", "bolt");
    }

    @Test
    void triesOutWithoutStoringAndSaysWhoWouldBeEnrolled() throws IOException {
        String file = "id,name,contract_start\nacme,Acme,today\nbolt,Bolt,";
        ImportResult dry = run(file, DRY_RUN).result();

        assertThat(stored()).isEmpty();
        assertThat(dry.wouldEnrol()).containsExactly(new ImportResult.WouldEnrol("acme", "onboarding"));

        ImportResult real = run(file, KEEP_GOOD).result();
        assertThat(real)
                .returns(dry.created(), ImportResult::created)
                .returns(dry.enrolled(), ImportResult::enrolled)
                .returns(null, ImportResult::wouldEnrol);
        assertThat(jdbc.sql("select account from enrolment").query(String.class).list())
                .containsExactly("acme");
    }

    @Test
    void countsAnAccountOnceHoweverFarApartItsRowsAre() throws IOException {
        int others = 1_200;
        CsvSource source = () -> new GeneratedCsv(others + 3, line -> {
            if (line == 1) {
                return "id,name,contact_email";
            }
            return line == 2 || line == others + 3
                    ? "acme,Acme,c%d@acme.example".formatted(line)
                    : "other-%d,Other,".formatted(line);
        });
        ImportResult result = importer.run(source, KEEP_GOOD, lines -> {}).result();

        assertThat(result).returns(others + 1, ImportResult::created).returns(0, ImportResult::updated);
        assertThat(account("acme").contacts()).hasSize(2);
    }

    @Test
    void streamsAHundredThousandLinesBatchByBatch() throws IOException {
        int lines = 100_000;
        var file = new AtomicReference<GeneratedCsv>();
        CsvSource source = () -> {
            file.set(new GeneratedCsv(lines, ImporterTest::lineOfALargeFile));
            return file.get();
        };
        List<Long> progress = new ArrayList<>();
        List<Long> readAhead = new ArrayList<>();

        ImportResult result = importer.run(source, KEEP_GOOD, read -> {
                    progress.add(read);
                    readAhead.add(file.get().taken() - read);
                })
                .result();

        assertThat(result)
                .returns(33_333, ImportResult::created)
                .satisfies(all -> assertThat(all.rejected()).hasSize(1_000));
        assertThat(result.rejectedTotal())
                .isEqualTo(LongStream.rangeClosed(2, lines)
                        .filter(l -> l % 30 == 0)
                        .count());
        assertThat(progress).isSorted().hasSizeGreaterThan(60).endsWith((long) lines);
        assertThat(readAhead).as("lines in buffers beyond the batch").allMatch(ahead -> ahead < 2_000);
    }

    /** An account of three rows: its first has all columns, one in thirty of the others has a bad contact. */
    private static String lineOfALargeFile(long line) {
        if (line == 1) {
            return "id,name,segment,arr,contact_name,contact_email";
        }
        long account = (line - 2) / 3;
        String start = (line - 2) % 3 == 0 ? "a-%d,Account %d,smb,%d".formatted(account, account, account) : ",,,";
        return start + ",Contact %d,%s".formatted(line, line % 30 == 0 ? "nonsense" : "c%d@x.example".formatted(line));
    }

    @Test
    void keepsWhatIsStoredWhenTheFileBreaksOff() throws IOException {
        CsvSource source = () -> new InputStream() {
            private final InputStream file =
                    new GeneratedCsv(2_000, line -> line == 1 ? "id,name" : "a-%d,A".formatted(line));
            private int left = 7_000;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("gone");
                }
                return file.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> importer.run(source, KEEP_GOOD, lines -> {})).hasMessage("gone");
        assertThat(stored()).hasSize(500);
        assertThatThrownBy(() -> importer.run(source, ALL_OR_NOTHING, lines -> {}))
                .hasMessage("gone");
        assertThat(stored()).hasSize(500);
    }

    @Test
    void importsTheSampleWithoutARejection() throws IOException {
        Path sample = Path.of("..", "samples", "accounts.csv");
        ImportResult first = importer.run(() -> Files.newInputStream(sample), KEEP_GOOD, lines -> {})
                .result();
        ImportResult second = importer.run(() -> Files.newInputStream(sample), KEEP_GOOD, lines -> {})
                .result();

        assertThat(first.rejected()).isEmpty();
        assertThat(first.created()).isEqualTo(40);
        assertThat(first.enrolled()).isPositive();
        assertThat(second).returns(40, ImportResult::unchanged).returns(0, ImportResult::enrolled);
    }

    private Finished run(String file, ImportOptions options) throws IOException {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return importer.run(() -> new ByteArrayInputStream(bytes), options, lines -> {});
    }

    private Account account(String id) {
        return accounts.find(id).orElseThrow();
    }

    private List<String> stored() {
        return jdbc.sql("select id from account order by id")
                .query(String.class)
                .list();
    }
}
