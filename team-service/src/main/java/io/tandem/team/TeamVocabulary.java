package io.tandem.team;

import io.tandem.chassis.problem.ProblemVocabulary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the chassis this service's problems, so that {@code GET /problems} explains them. */
class TeamVocabulary {

    @Produces
    @Singleton
    ProblemVocabulary problems() {
        return new ProblemVocabulary(TeamProblem.values());
    }
}
