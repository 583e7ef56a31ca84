package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadfast.mapping.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Mappings of messages to events: how they are written, and what they make of messages. */
class MappingReaderTest {

    private static final String BILLING = """
            source: billing
            type: /kind
            id: [/tenant, /number]
            at: /time
            account:
              - { external: /customer/id }
              - { email: /customer/mail }
              - { domain: /customer/web }
            events:
              - on: [failed, refused]
                when: { /customer/plan: [pro, team] }
                needs: /invoice
                to: invoice.payment_failed
                data:
                  invoice_id: /invoice
                  amount: { from: /cents, divide: 100 }
                  decline: { from: [/why, /reason], as: { stolen: hard }, else: soft }
                  via: { is: billing }
                  nothing: /not/there
              - on: named
                to: /name
                account: { id: /account }
                data: /props
              - { on: hello, to: customer.identified, introduces: true }
              - { on: bounced, to: payment.bounced, data: { invoice_id: { from: [/invoice, /order], begins: in_ } } }
            """;

    private static final Mapping MAPPING = MappingReader.read("billing.yaml", BILLING);

    private static final Map<String, Object> FAILED = Map.of(
            "kind",
            "failed",
            "tenant",
            "eu",
            "number",
            7,
            "time",
            1_700_000_000,
            "invoice",
            "in_1",
            "cents",
            1999,
            "reason",
            "stolen",
            "customer",
            Map.of("id", "c1", "mail", "jo@acme.example", "web", "https://www.Acme.example/about", "plan", "pro"));

    @Nested
    class Messages {

        @Test
        void becomeEvents() {
            var event = MAPPING.read(FAILED, "d1").getFirst();

            assertThat(event.id()).isEqualTo("billing:eu-7/invoice.payment_failed");
            assertThat(event.type()).isEqualTo("invoice.payment_failed");
            assertThat(event.names()).containsExactly("billing:c1", "jo@acme.example", "acme.example");
            assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
            assertThat(event.data())
                    .isEqualTo(Map.of("invoice_id", "in_1", "amount", 19.99, "decline", "hard", "via", "billing"));
            assertThat(event.introduces()).isFalse();
        }

        @Test
        void thatNobodyAskedForAreNone() {
            assertThat(MAPPING.read(Map.of("kind", "other"), "d1")).isEmpty();
            assertThat(MAPPING.read(Map.of("kind", 5), "d1")).isEmpty();
            assertThat(MAPPING.read(Map.of("kind", "failed", "invoice", "in_1"), "d1"))
                    .as("no plan")
                    .isEmpty();
            assertThat(MAPPING.read(Map.of("kind", "failed", "customer", Map.of("plan", "pro")), "d1"))
                    .as("no invoice")
                    .isEmpty();
            assertThat(MAPPING.read("text", "d1")).isEmpty();
        }

        @Test
        void areForARuleOnlyIfWhatItWantsBeginsSo() {
            assertThat(MAPPING.read(Map.of("kind", "bounced", "invoice", "cs_1", "order", "in_7"), "d1")
                            .getFirst()
                            .data())
                    .isEqualTo(Map.of("invoice_id", "in_7"));
            assertThat(MAPPING.read(Map.of("kind", "bounced", "order", "cs_1"), "d1"))
                    .isEmpty();
        }

        @Test
        void mayComeInLists() {
            assertThat(MAPPING.read(List.of(FAILED, "noise", Map.of("kind", "hello")), "d1"))
                    .extracting(event -> event.id())
                    .containsExactly("billing:eu-7/invoice.payment_failed", "billing:d1/2/customer.identified");
        }

        @Test
        void mayNameTheEventThemselves() {
            assertThat(named("milestone.first_value")).isEqualTo("milestone.first_value");
            assertThat(named("Report Exported")).isEqualTo("product.report_exported");
            assertThat(named("reportExported v2!")).isEqualTo("product.report_exported_v2");
            assertThat(MAPPING.read(Map.of("kind", "named", "name", "???"), "d1"))
                    .isEmpty();
        }

        private static String named(String name) {
            return MAPPING.read(Map.of("kind", "named", "name", name, "account", "a"), "d1")
                    .getFirst()
                    .type();
        }

        @Test
        void mayHandOverAllTheirFields() {
            var message =
                    Map.of("kind", "named", "name", "a.b", "props", Map.of("seats", 5, "deep", Map.of(), "ok", true));

            var event = MAPPING.read(message, "d1").getFirst();

            assertThat(event.data()).isEqualTo(Map.of("seats", 5, "ok", true));
            assertThat(event.names()).containsExactly("billing/no account");
        }

        @Test
        void tellTimeInSecondsMillisecondsAndText() {
            assertThat(List.of(
                            1_700_000_000,
                            1_700_000_000_000L,
                            "1700000000",
                            "2023-11-14T22:13:20Z",
                            "2023-11-14T23:13:20+01:00"))
                    .allSatisfy(time -> assertThat(MAPPING.read(Map.of("kind", "hello", "time", time), "d1")
                                    .getFirst()
                                    .at())
                            .isEqualTo(Instant.ofEpochSecond(1_700_000_000)));
            assertThat(List.of("yesterday", -1, "99999999999999999", true))
                    .allSatisfy(time -> assertThat(MAPPING.read(Map.of("kind", "hello", "time", time), "d1")
                                    .getFirst()
                                    .at())
                            .isNull());
        }
    }

    @Nested
    class Mistakes {

        @Test
        void areToldAllAtOnceWithTheirLines() {
            var bad = catchThrowableOfType(BadPlaybook.class, () -> MappingReader.read("m.yaml", """
                    source: Our System
                    kind: /type
                    id: id
                    events:
                      - to: Invoice Paid
                        account: { extern: /customer }
                      - on: paid
                        to: invoice.paid
                        data: { Amount: /x, cents: { divide: many, from: /c } , other: { as: {a: b} } }
                    """));

            assertThat(bad.problems())
                    .extracting(Object::toString)
                    .anyMatch(line -> line.startsWith("m.yaml:1: \"Our System\" is not a system"))
                    .anyMatch(line -> line.startsWith("m.yaml:2: unknown field \"kind\""))
                    .anyMatch(line -> line.startsWith("m.yaml:1: \"type\" is missing"))
                    .anyMatch(line -> line.startsWith("m.yaml:3: \"id\": \"id\" is not a place"))
                    .anyMatch(line -> line.startsWith("m.yaml:5: \"on\" is missing"))
                    .anyMatch(line -> line.startsWith("m.yaml:5: \"Invoice Paid\" is not a type of an event"))
                    .anyMatch(line -> line.startsWith("m.yaml:6: unknown field \"extern\"; did you mean \"external\"?"))
                    .anyMatch(line -> line.startsWith("m.yaml:7: \"account\" is missing"))
                    .anyMatch(line -> line.startsWith("m.yaml:9: \"Amount\" is not a field"))
                    .anyMatch(line -> line.contains("\"many\" is not a number from 1 on"))
                    .anyMatch(line -> line.contains("neither \"is\" nor \"from\""));
        }

        @Test
        void includeWhatIsNoMappingAtAll() {
            for (String yaml : List.of("", "[]", "source: x", "events: 5\nsource: x\ntype: /t", "{")) {
                assertThat(catchThrowableOfType(BadPlaybook.class, () -> MappingReader.read("m.yaml", yaml)))
                        .as(yaml)
                        .isNotNull();
            }
        }
    }
}
