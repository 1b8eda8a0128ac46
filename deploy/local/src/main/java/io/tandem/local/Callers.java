package io.tandem.local;

import io.tandem.local.http.Api;
import java.util.UUID;

/** The services as those who may call them see them. */
public final class Callers {

    private final Suite suite;

    public Callers(Suite suite) {
        this.suite = suite;
    }

    /** The exchange's back office. */
    public Api operator(ServiceName service) {
        return new Api(suite.uri(service), suite.keys().token("operator"));
    }

    /** The exchange's systems. */
    public Api ingest(ServiceName service) {
        return new Api(suite.uri(service), suite.keys().token("ingest"));
    }

    public Api partner(ServiceName service, UUID partnerId) {
        return new Api(suite.uri(service), suite.keys().partnerToken(partnerId));
    }

    /** Somebody without a token. */
    public Api nobody(ServiceName service) {
        return new Api(suite.uri(service), "");
    }

    /** Somebody with a token of his own making. */
    public Api bearer(ServiceName service, String token) {
        return new Api(suite.uri(service), token);
    }
}
