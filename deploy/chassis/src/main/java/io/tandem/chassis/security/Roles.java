package io.tandem.chassis.security;

/** The four roles of a token. */
public final class Roles {

    /** The exchange's back office. */
    public static final String OPERATOR = "operator";

    /** The exchange's systems: sign-ups and trades come from them. */
    public static final String INGEST = "ingest";

    /** A partner, named by the claim {@code partner_id}. */
    public static final String PARTNER = "partner";

    /** The suite's own services. */
    public static final String SERVICE = "service";

    private Roles() {}
}
