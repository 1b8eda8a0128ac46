package io.tandem.chassis.problem;

import java.util.List;

/** The problems of one service. Each service produces one of these as a bean. */
public record ProblemVocabulary(List<ProblemType> types) {

    public ProblemVocabulary {
        types = List.copyOf(types);
    }

    public ProblemVocabulary(ProblemType... types) {
        this(List.of(types));
    }
}
