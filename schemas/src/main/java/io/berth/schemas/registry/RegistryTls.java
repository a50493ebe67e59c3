package io.berth.schemas.registry;

import io.berth.schemas.registry.RegistryConfig.Store;
import io.berth.schemas.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom we trust and who we are, towards a registry with TLS. */
final class RegistryTls {
    private RegistryTls() {}

    /** @return null where the configuration leaves everything to Java's own settings */
    static SSLContext context(RegistryConfig config) {
        if (config.trust() == null && config.identity() == null) {
            return null;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(config.identity()), trust(config.trust()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new RegistryException(
                    Kind.CONFIGURATION,
                    "TLS to the schema registry cannot be set up: " + e.getMessage() + ". Check schema.registry.ssl.*.",
                    e);
        }
    }

    private static KeyManager[] identity(Store store) throws GeneralSecurityException {
        if (store == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        String password = store.keyPassword() != null ? store.keyPassword() : store.password();
        factory.init(load(store), characters(password));
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(Store store) throws GeneralSecurityException {
        if (store == null) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(store));
        return factory.getTrustManagers();
    }

    private static KeyStore load(Store store) throws GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.type());
        try (InputStream file = Files.newInputStream(Path.of(store.location()))) {
            keys.load(file, characters(store.password()));
            return keys;
        } catch (IOException e) {
            throw new RegistryException(
                    Kind.CONFIGURATION,
                    "The key store " + store.location() + " of the schema registry cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Check that it is there, and its password and type.",
                    e);
        }
    }

    private static char[] characters(String password) {
        return password == null ? null : password.toCharArray();
    }
}
