package io.tandem.local;

import io.tandem.local.http.Api;
import java.util.UUID;

/** The services as those who may call them see them. */
public final class Callers {

    private final Installation installation;

    public Callers(Installation installation) {
        this.installation = installation;
    }

    /** The exchange's back office. */
    public Api operator(ServiceName service) {
        return new Api(installation.uri(service), installation.keys().token("operator"));
    }

    /** The exchange's systems. */
    public Api ingest(ServiceName service) {
        return new Api(installation.uri(service), installation.keys().token("ingest"));
    }

    public Api partner(ServiceName service, UUID partnerId) {
        return new Api(installation.uri(service), installation.keys().partnerToken(partnerId));
    }

    /** Somebody without a token. */
    public Api nobody(ServiceName service) {
        return new Api(installation.uri(service), "");
    }

    /** Somebody with a token of his own making. */
    public Api bearer(ServiceName service, String token) {
        return new Api(installation.uri(service), token);
    }
}
