package io.trunkline.realtime.drift;

import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.realtime.secrets.PasswordOpener.KeysetMissingException;
import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of this service.
public enum RealtimeProblem implements ProblemCode {
    KEYSET_MISSING("realtime.keyset-missing", HttpStatus.SERVICE_UNAVAILABLE, "The decryption keys are missing"),
    SECRET_UNOPENED(
            "realtime.secret-unopened", HttpStatus.CONFLICT, "A password cannot be decrypted with the available keys");

    private final ProblemType type;

    RealtimeProblem(String code, HttpStatus status, String title) {
        type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    /// The problem of passwords that cannot be decrypted; another fault stays as it is.
    public static Throwable explain(Throwable fault) {
        return switch (fault) {
            case KeysetMissingException _ ->
                KEYSET_MISSING.problem("Passwords cannot be compared before provisioning-service has created the keys");
            case PoisonEventException _ -> SECRET_UNOPENED.problem("Set the password of the carrier or client again");
            default -> fault;
        };
    }
}
