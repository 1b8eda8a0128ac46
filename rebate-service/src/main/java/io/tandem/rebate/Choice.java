package io.tandem.rebate;

import io.tandem.chassis.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/** A word of a query that must be one of a few. */
public final class Choice {

    private Choice() {}

    /**
     * The word, or null when it was left out.
     *
     * @throws ProblemException 400 naming the field and the words, when it is none of them
     */
    public static String of(String field, String word, List<String> words) {
        if (word != null && !words.contains(word)) {
            throw ProblemException.invalid(field, "must be one of " + String.join(", ", words));
        }
        return word;
    }

    /** The same of an enum's names. */
    public static <E extends Enum<E>> String of(String field, String word, Class<E> words) {
        return of(field, word, Arrays.stream(words.getEnumConstants()).map(Enum::name).toList());
    }
}
