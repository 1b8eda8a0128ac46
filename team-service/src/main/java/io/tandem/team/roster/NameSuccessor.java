package io.tandem.team.roster;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lead says who is to lead when it is gone, or that nobody is named any more. */
public record NameSuccessor(
        @Schema(nullable = true, description = "A member of the team; null takes the name back.")
                UUID partnerId) {}
