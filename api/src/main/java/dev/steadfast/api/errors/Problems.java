package dev.steadfast.api.errors;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes the bodies of error responses; RFC 9457, with {@code errors} where rules are broken. */
public final class Problems {
    private Problems() {}

    /** A problem without a list of errors. */
    public static ProblemDetail of(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    /** A problem of which nothing more is known. */
    static ProblemDetail of(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return ProblemDetail.forStatusAndDetail(status, known == null ? "Refused." : known.getReasonPhrase() + ".");
    }

    /** 422 with {@code errors: [{path, value, rule}]}. */
    public static ProblemDetail of(RuleBroken broken) {
        return broken(String.valueOf(broken.getMessage()), broken.violations());
    }

    static ProblemDetail broken(String detail, List<Violation> violations) {
        var problem = of(HttpStatus.UNPROCESSABLE_CONTENT, detail);
        problem.setProperty("errors", violations);
        return problem;
    }
}
