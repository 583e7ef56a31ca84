package dev.steadfast.api.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers a failed request to programs with the problem itself, to people by way of {@link ErrorPage}. */
final class ErrorAnswers {
    static final String PROBLEM = ErrorAnswers.class.getName() + ".problem";

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    /** A failure that nobody foresaw: all of it goes to the log, nothing of it to the caller. */
    static @Nullable ResponseEntity<Object> unforeseen(
            Exception bug, HttpServletRequest request, HttpServletResponse response) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), bug);
        var problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side; the log of the server says what.");
        return answer(problem, HttpHeaders.EMPTY, request, response);
    }

    static @Nullable ResponseEntity<Object> answer(
            ProblemDetail problem, HttpHeaders headers, HttpServletRequest request, HttpServletResponse response) {
        if (!Audience.isPerson(request)) {
            return ResponseEntity.status(problem.getStatus())
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        request.setAttribute(PROBLEM, problem);
        try {
            response.sendError(problem.getStatus());
            return null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
