package io.tandem.team.roster;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The lead invites a partner to the team. */
public record InvitePartner(@NotNull UUID partnerId) {}
