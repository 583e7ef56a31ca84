package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong in a step of each kind, and at the top, with the one message that its author gets. */
class KindMistakesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { id: a, sms: nudg }                                 | there is no template "nudg"; did you mean "nudge"?
            { id: a, survey: { kind: nps } }                     | "template" is missing
            { id: a, survey: { kind: stars, template: nudge } }  | "kind: stars" is not known; allowed are ces, csat, nps
            { id: a, survey: nps }                               | "survey" is "nps"; write fields as "name: value"
            { id: a, email: nudge, to: { some: [admin] } }       | unknown field "some"; allowed are all
            { id: a, email: nudge, to: { all: [boss] } }         | "boss" is not a role; allowed are admin, champion
            { id: a, email: nudge, on-uncertain: pray }          | "on-uncertain: pray" is not known; allowed are park, resend
            { id: a, email: nudge, expires: soon }               | "soon" is not a length of time
            { id: a, slack: Hello }                              | "to" is missing
            { id: a, slack: Hello, to: bob }                     | "bob" is nobody; allowed are csm, manager, executive
            { id: a, webhook: example.com }                      | "example.com" is not an address to post to; write it like https://example.com/hook
            { id: a, webhook: "ftp://example.com/x" }            | is not an address to post to
            { id: a, crm: delete }                               | "crm: delete" is not known; allowed are create-opportunity, create-task
            { id: a, ticket: Slow, priority: asap }              | "priority: asap" is not known; allowed are high, low, normal, urgent
            { id: a, billing: refund }                           | "billing: refund" is not known; allowed are cancel-subscription
            { id: a, escalate: bob }                             | "bob" is nobody; allowed are csm, manager, executive
            { id: a, alert: Risk, to: [csm, bob] }               | "bob" is nobody; allowed are csm, manager, executive
            { id: a, approval: { title: May we, until: 3d } }    | "by" is missing; name at least one of csm, manager or a queue
            { id: a, approval: { title: M, by: [bob], until: 3d } } | "bob" is nobody
            { id: a, approval: { title: M, by: [csm] } }         | "until" is missing
            { id: a, approval: { by: [csm], until: 3d } }        | "title" is missing
            { id: a, task: Call, wait: true }                    | waits, so it needs "until"
            { id: a, task: Call, overdue: [{ id: b, task: C }] } | "overdue" is never taken: the task does not wait
            { id: a, task: C, wait: maybe }                      | "wait: maybe" is not known; allowed are false, true
            { id: a, wait-for: x.y, since: b, until: 3d }        | there is no step "b"
            { id: a, wait-for: x.y, when: inptu.x > 1, until: 3d } | "when": column 1
            { id: a, split: [{ arm: x, weight: 60, steps: [] }] } | the weights of the arms add to 60; they must add to 100
            { id: a, split: [{ arm: x, weight: 50, steps: [] }, { arm: x, weight: 50, steps: [] }] } | arm "x" is given twice; give each a name of its own
            { id: a, split: [{ arm: else, weight: 100, steps: [] }] } | "else" is not a name for an arm
            { id: a, repeat: { every: 0s, until: 3d, steps: [{ id: b, task: C }] } } | "every" is no time at all; write at least 1s
            { id: a, repeat: { every: 1d, until: 3d, steps: [] } } | "steps" is missing or empty; a repetition has at least one step
            { id: a, repeat: { every: 1d, steps: [{ id: b, task: C }] } } | "until" is missing
            { id: a, repeat: { every: 1d, until: 3d, steps: [{ id: b, day: 1, task: C }] } } | steps that repeat have no day of their own; write "after" instead
            { id: a, milestone: { name: M, by: day 1, evidence: x, owner: bob } } | "owner: bob" is not known; allowed are customer, partner, us
            { id: a, enrol: "" }                                 | "enrol" is ""; a text is expected
            { id: a, set: [tier] }                               | "set" is a list
            """)
    void ofAStep(String step, String problem) {
        String yaml = "playbook: test\nsteps:\n  - " + step + "\n";
        assertThat(ProjectFiles.problems(yaml))
                .as(step)
                .singleElement()
                .asString()
                .startsWith("test.yaml:3: step ")
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            enrol: [{ on: x.y, when: account.statsu == "" }] | there is no fact "account.statsu"; did you mean "account.status"?
            re-enrol: after a while                        | "a while" is not a length of time
            key: invoice_id                                | "invoice_id" is not a field of the enrolling event; write it like event.invoice_id
            family: My Family                              | "My Family" is not a name
            priority: 101                                  | "101" is not a priority; write a whole number from 0 to 100
            quiets: nps                                    | "quiets" is "nps"; a list is expected
            pause: { on: x.y }                             | "until" is missing
            resume: later                                  | "resume: later" is not known; allowed are drop-missed, keep, shift
            holdout: 110%                                  | "110%" is not a percentage; write a whole number up to 100
            expires: never                                 | "never" is not a length of time
            on-exit: { sold: [{ id: z, task: T }] }        | no run ends as "sold"; allowed are cancelled, completed, superseded
            on-exit: { completed: { id: z } }              | "completed" is a set of fields; a list is expected
            send: { window: "mon-fri 09:00-17:00", quiet: "08:00-18:00" } | leave nothing of the send window
            send: { holidays: maybe }                      | "holidays: maybe" is not known; allowed are hold, ignore
            send: { closed: [xmas] }                       | xmas
            """)
    void ofTheTop(String field, String problem) {
        String yaml = "playbook: test\nsteps: [{ id: good, task: Call }]\n" + field + "\n";
        assertThat(ProjectFiles.problems(yaml))
                .as(field)
                .singleElement()
                .asString()
                .startsWith("test.yaml:3: ")
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"account.contract_start", "account.renewal_date", "event"})
    void whatCannotBeShifted(String anchor) {
        assertThat(ProjectFiles.problems(
                        "playbook: test\nanchor: " + anchor + "\nresume: shift\nsteps: [{ id: a, task: Call }]\n"))
                .containsExactly(
                        "test.yaml:3: \"resume: shift\" needs \"anchor: enrolment\"; a date of the account cannot be moved");
    }
}
