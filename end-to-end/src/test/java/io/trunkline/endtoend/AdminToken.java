package io.trunkline.endtoend;

import io.trunkline.client.provisioning.ApiClient;
import io.trunkline.client.provisioning.ApiException;
import io.trunkline.client.provisioning.api.AuthApi;
import io.trunkline.client.provisioning.model.SignInRequest;
import io.trunkline.testkit.suite.RunningSuite;
import java.net.http.HttpRequest;
import java.util.function.Consumer;

/// Signs the first admin in, for the generated clients of all services.
final class AdminToken {
    private AdminToken() {}

    /// What adds the token to each request of a client.
    static Consumer<HttpRequest.Builder> authorization(RunningSuite suite) {
        String token = of(suite);
        return request -> request.setHeader("Authorization", "Bearer " + token);
    }

    static String of(RunningSuite suite) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(suite.serviceUrl("provisioning-service").toString());
        RunningSuite.Credentials admin = suite.firstAdmin();
        try {
            return new AuthApi(client)
                    .signIn(new SignInRequest().username(admin.username()).password(admin.password()))
                    .getAccessToken();
        } catch (ApiException e) {
            throw new IllegalStateException("The admin cannot sign in", e);
        }
    }
}
