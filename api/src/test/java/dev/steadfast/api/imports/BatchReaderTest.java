package dev.steadfast.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Charset charset = StandardCharsets.UTF_8;
    private final List<Rejection> rejections = new ArrayList<>();

    @Nested
    class Headers {

        @Test
        void mayStandInAnyOrderAndCase() {
            Account acme = account(" Contact_EMAIL ,NAME,Plan,ID", "jo@acme.example,Acme,pro,acme");
            assertThat(acme.id()).isEqualTo("acme");
            assertThat(acme.custom()).containsEntry("Plan", "pro");
            assertThat(acme.contacts()).extracting(Contact::email).containsExactly("jo@acme.example");
        }

        @Test
        void mustHaveIdAndName() {
            assertThat(refused("segment,plan"))
                    .extracting(Rejection::line, Rejection::column)
                    .containsExactly(tuple(1L, "id"), tuple(1L, "name"));
        }

        @Test
        void mustNotNameAColumnTwice() {
            assertThat(refused("id,name,Plan,plan"))
                    .containsExactly(new Rejection(1, "plan", "plan", "must not stand in the header twice"));
        }

        @Test
        void mustBeUtf8() {
            charset = StandardCharsets.UTF_16;
            assertThat(refused("id,name")).isNotEmpty();
            charset = StandardCharsets.ISO_8859_1;
            assertThat(refused("id,name,größe"))
                    .extracting(Rejection::rule)
                    .first()
                    .asString()
                    .contains("must be UTF-8");
        }

        @Test
        void mustBeThere() {
            assertThat(refused("")).containsExactly(Rejection.row(1, "must be a header; the file is empty"));
        }

        @Test
        void mayHaveNamelessColumnsThatAreEmpty() {
            assertThat(account("id,name,,", "acme,Acme,,").name()).isEqualTo("Acme");
            assertThat(read("id,name,", "bolt,Bolt,5")).isEmpty();
            assertThat(rejections)
                    .containsExactly(new Rejection(2, "column 3", "5", "must be empty: the header has no name for it"));
        }
    }

    @Nested
    class Rows {

        @Test
        void goOnWithTheAccountAbove() {
            Account acme = account(
                    "id,name,segment,contact_email",
                    "acme,Acme,smb,a@acme.example",
                    ",,,b@acme.example",
                    "acme,Acme,,c@acme.example");
            assertThat(acme.segment()).isEqualTo("smb");
            assertThat(acme.contacts()).hasSize(3);
        }

        @Test
        void mayBeScattered() {
            List<Account> accounts =
                    read("id,name,contact_email", "acme,Acme,a@acme.example", "bolt,Bolt,", "acme,,b@acme.example");
            assertThat(accounts).extracting(Account::id).containsExactly("acme", "bolt");
            assertThat(accounts.getFirst().contacts()).hasSize(2);
        }

        @Test
        void mustNotContradictEachOther() {
            assertThat(read("id,name,segment", "acme,Acme,smb", "bolt,Bolt,smb", "acme,,enterprise"))
                    .extracting(Account::id)
                    .containsExactly("bolt");
            assertThat(rejections)
                    .containsExactly(
                            Rejection.row(2, "belongs to account acme, which is refused"),
                            new Rejection(4, "segment", "enterprise", "must be what line 2 says of the same account"));
        }

        @Test
        void fallWithABadValueOfTheirAccount() {
            assertThat(read(
                            "id,name,arr,contact_email",
                            "acme,Acme,-5,a@acme.example",
                            ",,,b@acme.example",
                            "bolt,Bolt,5,"))
                    .extracting(Account::id)
                    .containsExactly("bolt");
            assertThat(rejections)
                    .extracting(Rejection::line, Rejection::column, Rejection::value)
                    .containsExactly(tuple(2L, "arr", "-5"), tuple(3L, null, ""));
        }

        @Test
        void withoutAnIdNeedAnAccountAbove() {
            assertThat(read("id,name,contact_email", ",Acme,", "a/b,Bad,", ",,x@bad.example", "bolt,Bolt,"))
                    .extracting(Account::id)
                    .containsExactly("bolt");
            assertThat(rejections)
                    .extracting(Rejection::line, Rejection::column)
                    .containsExactly(tuple(2L, "id"), tuple(3L, "id"), tuple(4L, "id"));
        }

        @Test
        void neverGoOnWithAnotherAccountWhenTheOneAboveCouldNotBeRead() {
            List<Account> accounts =
                    read("id,name,contact_email", "acme,Acme,", "bolt,\"Bolt\"x,", ",,jo@bolt.example", "cord,Cord,");
            assertThat(accounts).extracting(Account::id).containsExactly("acme", "cord");
            assertThat(accounts.getFirst().contacts()).isEmpty();
            assertThat(rejections).extracting(Rejection::line).containsExactly(3L, 4L);
        }

        @Test
        void mayBeShorterThanTheHeaderButNotLonger() {
            assertThat(read("id,name,segment", "acme,Acme", "bolt,Bolt,smb,,", "cord,Cord,smb,,x"))
                    .extracting(Account::id)
                    .containsExactly("acme", "bolt");
            assertThat(rejections).extracting(Rejection::column).containsExactly("column 5");
        }

        @Test
        void withBytesThatAreNotUtf8AreRefused() {
            charset = StandardCharsets.ISO_8859_1;
            assertThat(read("id,name", "acme,Größe", "bolt,Bolt"))
                    .extracting(Account::id)
                    .containsExactly("bolt");
            assertThat(rejections)
                    .extracting(Rejection::line, Rejection::column)
                    .containsExactly(tuple(2L, "name"));
        }

        @Test
        void keepFormulasAsText() {
            Account acme = account("id,name,note", "acme,\"=HYPERLINK(\"\"http://x.example\"\")\",+1+1");
            assertThat(acme.name()).isEqualTo("=HYPERLINK(\"http://x.example\")");
            assertThat(acme.custom()).containsEntry("note", "+1+1");
        }

        @Test
        void mustNotCarryControlCharacters() {
            assertThat(read(
                            "id,name,note",
                            "acme,Ac\u0000me,",
                            "bolt,Bolt,a\u0000b",
                            "cord,\"Cord\nInc\",",
                            "dune,Dune,\"a\nb\""))
                    .extracting(Account::id)
                    .containsExactly("dune");
            assertThat(rejections).extracting(Rejection::line).containsExactly(2L, 3L, 4L);
        }

        @Test
        void typeTheUsersOwnAttributes() {
            assertThat(account("id,name,seats,beta,plan,zip", "acme,Acme,5,TRUE,pro,01234")
                            .custom())
                    .containsEntry("seats", 5L)
                    .containsEntry("beta", true)
                    .containsEntry("plan", "pro")
                    .containsEntry("zip", "01234");
        }

        @Test
        void tellDaysFromToday() {
            assertThat(account("id,name,contract_start,renewal_date", "acme,Acme,today-3d,2027-01-31"))
                    .returns(TODAY.minusDays(3), Account::contractStart)
                    .returns(LocalDate.of(2027, 1, 31), Account::renewalDate);
        }

        @Test
        void areReportedWithAtMost20FaultsEach() {
            String header = "id,name,"
                    + String.join(
                            ",", IntStream.range(0, 100).mapToObj(i -> "c" + i).toList());
            assertThat(read(header, "acme,Acme" + ",\u0000".repeat(100))).isEmpty();
            assertThat(rejections).hasSize(20);
        }
    }

    @Nested
    class Contacts {

        @Test
        void areLeftOutWhenTheyCannotBeReached() {
            Account acme = account("id,name,contact_name,contact_email,contact_role", "acme,Acme,Jo,nonsense,admin");
            assertThat(acme.contacts()).isEmpty();
            assertThat(rejections)
                    .extracting(Rejection::line, Rejection::column, Rejection::value)
                    .containsExactly(tuple(2L, "contact_email", "nonsense"));
        }

        @Test
        void cannotInjectMailHeaders() {
            Account acme = account(
                    "id,name,contact_name,contact_email",
                    "acme,Acme,\"Jo\r\nBcc: all@x.example\",jo@acme.example",
                    ",,Al,\"al@acme.example\r\nBcc: all@x.example\"");
            assertThat(acme.contacts()).isEmpty();
            assertThat(rejections).extracting(Rejection::column).containsExactly("contact_name", "contact_email");
        }

        @Test
        void areKeptWithTheOneOfTwoWaysThatIsGood() {
            Account acme = account(
                    "id,name,contact_email,contact_phone", "acme,Acme,jo@acme.example,12", ",,nonsense,+49 30 1234567");
            assertThat(acme.contacts())
                    .containsExactly(
                            new Contact(null, "jo@acme.example", null, Role.USER),
                            new Contact(null, null, "+49301234567", Role.USER));
            assertThat(rejections).extracting(Rejection::column).containsExactly("contact_phone", "contact_email");
        }

        @Test
        void areLeftOutWithARoleThatDoesNotExist() {
            assertThat(account("id,name,contact_email,contact_role", "acme,Acme,jo@acme.example,boss")
                            .contacts())
                    .isEmpty();
            assertThat(rejections).extracting(Rejection::column).containsExactly("contact_role");
        }

        @Test
        void mayBeKnownByNameOnlyButNotByRoleOnly() {
            assertThat(account("id,name,contact_name,contact_role", "acme,Acme,Jo,", ",,,admin")
                            .contacts())
                    .containsExactly(new Contact("Jo", null, null, Role.USER));
            assertThat(rejections)
                    .containsExactly(new Rejection(
                            3, "contact_role", "admin", "must stand beside a name, an e-mail address or a phone"));
        }
    }

    private Account account(String... lines) {
        List<Account> accounts = read(lines);
        assertThat(accounts).hasSize(1);
        return accounts.getFirst();
    }

    private List<Account> read(String... lines) {
        List<Account> accounts = new ArrayList<>();
        rejections.clear();
        try (BatchReader reader = BatchReader.open(source(lines))) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                batch.accounts().stream()
                        .filter(account -> !account.isRefused())
                        .forEach(account -> accounts.add(account.draft().onto(null, zone -> TODAY)));
                rejections.addAll(batch.rejections());
            }
            return accounts;
        } catch (IOException | Header.Refused e) {
            throw new AssertionError(e);
        }
    }

    private List<Rejection> refused(String header) {
        return catchThrowableOfType(
                        Header.Refused.class,
                        () -> BatchReader.open(source(header)).close())
                .reasons();
    }

    private CsvSource source(String... lines) {
        return () -> new ByteArrayInputStream(String.join("\n", lines).getBytes(charset));
    }
}
