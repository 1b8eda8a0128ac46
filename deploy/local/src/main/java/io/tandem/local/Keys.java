package io.tandem.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The key pair that stands in for an identity provider on one machine. It is made once and kept in
 * the store; bearer tokens are signed with it by {@code RS256}, and the services are given its
 * public half.
 */
public final class Keys {

    public static final String ISSUER = "https://tandem.local";
    public static final String AUDIENCE = "tandem";

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;

    private Keys(KeyPair pair) {
        this.pair = pair;
    }

    /** The store's key pair, made if there is none yet. */
    public static Keys ofStore(Path store) {
        try {
            Path privateKey = store.resolve("keys/private.der");
            Path publicKey = store.resolve("keys/public.der");
            if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
                generate(privateKey, publicKey);
            }
            return read(privateKey, publicKey);
        } catch (IOException | GeneralSecurityException e) {
            throw new SuiteFailure("The keys in " + store + " cannot be had: " + e.getMessage(), e);
        }
    }

    /** The store's key pair, which must be there already: only a started suite has one. */
    public static Keys ofStarted(Path store) {
        if (!Files.exists(store.resolve("keys/private.der"))) {
            throw new SuiteFailure(
                    "There is no key in "
                            + store
                            + " yet: start the suite once with deploy/local/up.");
        }
        return ofStore(store);
    }

    /** The public key as the services' configuration takes it: base64 of its X.509 form. */
    public String publicKeyText() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    public String token(String role) {
        return token(role, null, Instant.now(), Duration.ofHours(12));
    }

    public String partnerToken(UUID partnerId) {
        return token("partner", partnerId, Instant.now(), Duration.ofHours(12));
    }

    /** A bearer token for a role, and for a partner's role the partner. */
    public String token(String role, UUID partnerId, Instant now, Duration life) {
        String subject = partnerId == null ? role : partnerId.toString();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        StringBuilder claims =
                new StringBuilder("{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\"")
                        .append(",\"sub\":\"" + subject + "\",\"groups\":[\"" + role + "\"]")
                        .append(",\"iat\":" + now.getEpochSecond())
                        .append(",\"exp\":" + now.plus(life).getEpochSecond());
        if (partnerId != null) {
            claims.append(",\"partner_id\":\"" + partnerId + "\"");
        }
        String signed = encoded(header) + "." + encoded(claims.append("}").toString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new SuiteFailure("A token cannot be signed: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the token that the services show each other. It appears whole: a reader never sees
     * half of it.
     */
    public void writeServiceToken(Path file) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            create(fresh);
            Files.writeString(fresh, token("service"));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SuiteFailure("The service token cannot be written: " + e.getMessage(), e);
        }
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void generate(Path privateKey, Path publicKey)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(privateKey.getParent());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair made = generator.generateKeyPair();
        Files.deleteIfExists(privateKey);
        create(privateKey);
        Files.write(privateKey, made.getPrivate().getEncoded());
        Files.write(publicKey, made.getPublic().getEncoded());
    }

    private static Keys read(Path privateKey, Path publicKey)
            throws IOException, GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey secret =
                factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateKey)));
        PublicKey open =
                factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(publicKey)));
        return new Keys(new KeyPair(open, secret));
    }

    /** Creates a file that only its owner can read, where the file system knows owners. */
    public static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
