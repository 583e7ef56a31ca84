package dev.steadfast.template;

import java.util.List;

/**
 * The possible answers to a survey's question, each a link.
 *
 * @param question {@code nps}, {@code csat} or {@code ces}: what its ends mean
 * @param answers from the lowest to the highest
 * @param page where the question is asked without an answer given already
 */
public record Scale(String question, List<Answer> answers, String page) {

    public Scale {
        answers = List.copyOf(answers);
    }

    /** One of them. */
    public record Answer(int score, String address) {}
}
