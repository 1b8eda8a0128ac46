package io.tandem.referral;

/** What an answer looks like that says no, for the documents. */
public final class ProblemExamples {

    public static final String PROGRAMME_EXISTS =
            """
            {"type":"urn:tandem:problem:programme-exists","title":"Programme exists","status":409,
            "detail":"The programme okx exists.",
            "instance":"/v1/programmes"}\
            """;

    public static final String USER_ID_TAKEN =
            """
            {"type":"urn:tandem:problem:user-id-taken","title":"User id taken","status":409,
            "detail":"The user is an account of another partner.",
            "instance":"/v1/partners","programme":"okx","userId":"529614773"}\
            """;

    public static final String STANDING_FORBIDS =
            """
            {"type":"urn:tandem:problem:standing-forbids","title":"Standing forbids it","status":409,
            "detail":"The partner is CLOSED.",
            "instance":"/v1/partners/0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10:suspend","standing":"CLOSED"}\
            """;

    public static final String CODE_TAKEN =
            """
            {"type":"urn:tandem:problem:code-taken","title":"Code taken","status":409,
            "detail":"The code AYSE is taken.",
            "instance":"/v1/links"}\
            """;

    public static final String PARTNER_NOT_ACTIVE =
            """
            {"type":"urn:tandem:problem:partner-not-active","title":"Partner not active","status":409,
            "detail":"The partner is SUSPENDED.",
            "instance":"/v1/links/0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10","standing":"SUSPENDED"}\
            """;

    public static final String EXPIRY_AGREED =
            """
            {"type":"urn:tandem:problem:expiry-agreed","title":"Expiry agreed","status":409,
            "detail":"An agreement that the owner has signed has the link expire by `expiresBy`.",
            "instance":"/v1/links/0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10","expiresBy":"2027-01-01T00:00:00Z"}\
            """;

    public static final String CO_INVITER_UNAVAILABLE =
            """
            {"type":"urn:tandem:problem:co-inviter-unavailable","title":"Co-inviter unavailable","status":422,
            "detail":"The co-inviter is not an active partner other than the owner.",
            "instance":"/v1/links"}\
            """;

    public static final String SELF_REFERRAL =
            """
            {"type":"urn:tandem:problem:self-referral","title":"Self-referral","status":422,
            "detail":"The user is one of the own accounts of the link's owner or co-inviter, so nobody was brought.",
            "instance":"/v1/bindings","refusalId":"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10"}\
            """;

    private ProblemExamples() {}
}
