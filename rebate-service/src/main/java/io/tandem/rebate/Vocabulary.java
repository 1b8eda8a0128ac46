package io.tandem.rebate;

import io.tandem.chassis.problem.ProblemVocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@ApplicationScoped
class Vocabulary {

    @Produces
    @Singleton
    ProblemVocabulary problems() {
        return new ProblemVocabulary(RebateProblem.values());
    }
}
