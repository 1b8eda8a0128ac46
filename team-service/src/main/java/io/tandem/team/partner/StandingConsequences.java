package io.tandem.team.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.team.partner.model.StandingChange;

/** What follows for teams and agreements. Partners ask; whoever binds members answers. */
public interface StandingConsequences {

    /**
     * Draws the consequences of how a partner stands now. To draw them again changes nothing.
     *
     * @return whether these are all; else time has to pass for others
     */
    Uni<Boolean> draw(StandingChange change);
}
