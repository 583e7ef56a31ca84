package dev.steadfast.playbook;

import dev.steadfast.account.Role;
import dev.steadfast.condition.Nearest;
import dev.steadfast.playbook.Touch.Survey.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the steps that send something. */
final class TouchReaders {

    private TouchReaders() {}

    static Step email(Fields fields, StepFrame frame, StepReader steps) {
        return new Touch.Email(frame, template(fields, "email", steps), recipients(fields));
    }

    static Step sms(Fields fields, StepFrame frame, StepReader steps) {
        return new Touch.Sms(frame, template(fields, "sms", steps), recipients(fields));
    }

    static Step inApp(Fields fields, StepFrame frame, StepReader steps) {
        return new Touch.InApp(frame, template(fields, "in-app", steps), recipients(fields));
    }

    static Step survey(Fields fields, StepFrame frame, StepReader steps) {
        Fields own = fields.fieldsOrNone("survey");
        own.allow(Parts.SURVEY);
        own.required("kind");
        Question question = own.oneOf("kind", Fields.vocabulary(Question.class));
        return new Touch.Survey(
                frame,
                question == null ? Question.NPS : question,
                template(own, "template", steps),
                recipients(fields));
    }

    private static String template(Fields fields, String field, StepReader steps) {
        String template = fields.required(field);
        Set<String> known = steps.surroundings().templates();
        if (!template.isEmpty() && !known.contains(template)) {
            String near = Nearest.to(template, known)
                    .map(name -> "; did you mean \"" + name + "\"?")
                    .orElse("; put its text into templates/" + template + ".md");
            fields.problemAt(field, "there is no template \"" + template + "\"" + near);
        }
        return template;
    }

    private static Recipients recipients(Fields fields) {
        if (!fields.has("to")) {
            return Recipients.ANYONE;
        }
        boolean all = fields.isMapping("to");
        Fields from = all ? fields.fieldsOrNone("to") : fields;
        String field = all ? "all" : "to";
        if (all) {
            from.allow(Parts.EVERYBODY);
        }
        List<Role> roles = new ArrayList<>();
        for (String word : from.words(field)) {
            Role.of(word)
                    .ifPresentOrElse(
                            roles::add,
                            () -> from.problemAt(field, "\"" + word + "\" is not a role; allowed are " + Role.words()));
        }
        return new Recipients(roles.isEmpty() ? Recipients.ANYONE.roles() : roles, all);
    }
}
