package io.tandem.team.roster;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The lead makes another member the lead, at once. */
public record HandOver(@NotNull UUID partnerId) {}
