package io.tandem.team.agreement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a member's first and last period are cut. */
@Schema(name = "Proration")
public enum ProrationTerms {
    /** To the moment: what was executed before its membership or after it is the member's own. */
    BY_EVENT_TIME
}
