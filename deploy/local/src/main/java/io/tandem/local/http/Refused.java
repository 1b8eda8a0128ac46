package io.tandem.local.http;

/** A request that was to succeed was answered with a problem. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refused(Reply reply) {
        super(reply.request() + " was answered with " + reply.status() + ": " + reply.text());
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }
}
