package dev.steadfast.activities.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of messages as mail servers and people write them. */
class ReturnedMailTest {

    private static final String LETTER = "<e_1.welcome.1.0@us.example>";

    private static List<EmailNews> read(String message) throws Exception {
        return ReturnedMail.read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String report(String fields) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.acme.example
                To: bounces@us.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

                --=_b
                Content-Type: text/plain

                I'm sorry to have to inform you...

                --=_b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example
                Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0100

                %s

                --=_b
                Content-Type: message/rfc822

                From: Us <success@us.example>
                To: jo@acme.example
                Message-ID: %s
                Subject: Welcome

                Hello.
                --=_b--
                """.formatted(fields, LETTER);
    }

    @Nested
    class AReport {

        @ParameterizedTest
        @CsvSource({
            "5.1.1, HARD_BOUNCE",
            "5.0.0, HARD_BOUNCE",
            "5.2.1, HARD_BOUNCE",
            "5.2.2, SOFT_BOUNCE",
            "5.3.4, SOFT_BOUNCE",
            "5.7.1, SOFT_BOUNCE",
            "5.7.509, SOFT_BOUNCE",
            "4.4.7, SOFT_BOUNCE",
            "'5.1.1 (bad destination)', HARD_BOUNCE",
            "nonsense, SOFT_BOUNCE",
            "5.1, SOFT_BOUNCE"
        })
        void saysWhetherTheAddressIsAtFault(String status, Kind kind) throws Exception {
            assertThat(read(report("""
                    Final-Recipient: rfc822; Jo@acme.example
                    Action: failed
                    Status: %s
                    Diagnostic-Code: smtp; 550 no such user""".formatted(status)))).singleElement().satisfies(news -> {
                assertThat(news.messageId()).isEqualTo(LETTER);
                assertThat(news.kind()).isEqualTo(kind);
                assertThat(news.recipient()).isEqualTo("Jo@acme.example");
                assertThat(news.words()).endsWith("smtp; 550 no such user");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"delayed", "relayed", "expanded", "", "exploded"})
        void isNoNewsWhereTheLetterIsStillUnderWay(String action) throws Exception {
            assertThat(read(report("Final-Recipient: rfc822;jo@acme.example\nAction: " + action + "\nStatus: 4.4.1")))
                    .isEmpty();
        }

        @Test
        void mayTellThatItArrived() throws Exception {
            assertThat(read(report("Final-Recipient: rfc822;jo@acme.example\nAction: delivered\nStatus: 2.1.5")))
                    .extracting(EmailNews::kind)
                    .containsExactly(Kind.DELIVERED);
        }

        @Test
        void namesWhoWasMeantAndWhereItWasForwardedTo() throws Exception {
            assertThat(read(report("""
                    Original-Recipient: rfc822;jo@acme.example
                    Final-Recipient: RFC822; <jo@elsewhere.example>
                    Action: failed
                    Status: 5.1.1""")))
                    .extracting(EmailNews::recipient)
                    .containsExactly("jo@acme.example", "jo@elsewhere.example");
        }

        @Test
        void speaksOfEveryRecipientInAGroupOfItsOwn() throws Exception {
            assertThat(read(report("""
                    Final-Recipient: rfc822;a@acme.example
                    Action: delayed
                    Status: 4.0.0

                    Final-Recipient: rfc822;b@acme.example
                    Action: failed
                    Status: 5.1.1"""))).extracting(EmailNews::recipient).containsExactly("b@acme.example");
        }

        @Test
        void isUnderstoodAsFarAsItWasRead() throws Exception {
            String whole = report("Final-Recipient: rfc822;jo@acme.example\nAction: failed\nStatus: 5.1.1");

            assertThat(read(whole.substring(0, whole.indexOf("Subject: Welcome"))))
                    .hasSize(1);
        }

        @Test
        void ofAReadingReceiptIsNone() throws Exception {
            assertThat(read(report("Final-Recipient: rfc822;jo@acme.example\nDisposition: manual; displayed")
                            .replace("delivery-status", "disposition-notification")))
                    .isEmpty();
        }
    }

    @Nested
    class AnAnswer {

        private static String answer(String headers) {
            return "From: Jo <jo@acme.example>\nTo: success@us.example\n" + headers + "\n\nThank you!\n";
        }

        @Test
        void namesTheLetterItselfFirstAndThenTheThread() throws Exception {
            assertThat(read(answer("In-Reply-To: <b@x>\nReferences: <a@x>\n <b@x> <c@x>\nSubject: Re: Welcome")))
                    .extracting(EmailNews::messageId)
                    .containsExactly("<b@x>", "<c@x>", "<a@x>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Auto-Submitted: auto-replied",
                    "Auto-Submitted: Auto-Generated; x=y",
                    "Precedence: auto_reply",
                    "Precedence: Bulk",
                    "X-Autoreply: yes",
                    "Return-Path: <>"
                })
        void byAMachineIsNone(String header) throws Exception {
            assertThat(read(answer("In-Reply-To: " + LETTER + "\n" + header))).isEmpty();
        }

        @Test
        void bySomebodyWhoseProgramSaysThatItIsNoMachineIsOne() throws Exception {
            assertThat(read(answer("In-Reply-To: " + LETTER + "\nAuto-Submitted: no")))
                    .extracting(EmailNews::kind)
                    .containsExactly(Kind.REPLIED);
        }

        @Test
        void thatNamesNothingIsNone() throws Exception {
            assertThat(read(answer("Subject: Re: Welcome"))).isEmpty();
        }
    }

    /** A parser may refuse it; it may not take long, run out of memory, or invent letters. */
    @Test
    void noiseNamesNoLetter() {
        var random = new Random(3);
        var pieces = List.of(
                "Content-Type: multipart/report; boundary=b\n",
                "Content-Type: multipart/report\n",
                "Content-Type: message/delivery-status\n",
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n",
                "Content-Transfer-Encoding: x-unknown\n",
                "\n",
                "--b\n",
                "--b--\n",
                "Final-Recipient: rfc822;" + " ".repeat(5_000) + "\n",
                "Action: failed\n",
                "In-Reply-To: " + "<".repeat(5_000) + "\n",
                "\0\0\0",
                "\r\r\n",
                "x".repeat(20_000),
                "=?utf-8?q?" + "=C3".repeat(500) + "?=");
        for (int round = 0; round < 3_000; round++) {
            var message = new StringBuilder();
            random.ints(random.nextInt(14), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .forEach(message::append);
            List<EmailNews> found;
            try {
                found = read(message.toString());
            } catch (Exception refused) {
                continue;
            }
            assertThat(found).as(message.toString()).isEmpty();
        }
    }
}
