package io.berth.schemas.registry;

/** The registry cannot be used. The message says what happened, what it means and what to do, and holds no secret. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    RegistryException(Kind kind, String sentences) {
        super(sentences);
        this.kind = kind;
    }

    RegistryException(Kind kind, String sentences, Throwable cause) {
        super(sentences, cause);
        this.kind = kind;
    }

    /** @return the word for programs */
    public Kind kind() {
        return kind;
    }

    /** What is wrong. */
    public enum Kind {
        /** The configuration cannot be right. */
        CONFIGURATION,
        /** No answer, or only errors of the server. */
        UNREACHABLE,
        /** It knows us not, or forbids what we asked. */
        FORBIDDEN,
        /** It refuses a schema, because the schema does not fit to what is registered. */
        INCOMPATIBLE,
        /** A schema is not registered, and this program may not register it. */
        NOT_REGISTERED,
        /** It answered something that no registry answers. */
        NOT_A_REGISTRY
    }
}
