package io.tandem.team.roster;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A member says whom it wants to lead; who votes again has changed its mind. */
public record VoteLead(@NotNull UUID candidateId) {}
