package io.tandem.team.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.team.partner.model.StandingChange;

/** What follows for teams and agreements. Partners ask; whoever binds members answers. */
public interface StandingConsequences {

    /** Draws all consequences of how a partner stands now. To draw them again changes nothing. */
    Uni<Void> draw(StandingChange change);
}
