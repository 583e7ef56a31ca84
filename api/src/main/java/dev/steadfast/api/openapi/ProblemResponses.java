package dev.steadfast.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says for every operation that what is not a success is a problem, and what a problem looks like. */
final class ProblemResponses implements OpenApiCustomizer {
    private static final String NAME = "Problem";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(NAME, schema());
        var content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME)));
        var response = new ApiResponse()
                .description(
                        "400 unreadable, 401 or 403 not allowed, 404 not there, 409 the state forbids it, 422 a rule is broken")
                .content(content);
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse(ApiResponses.DEFAULT, response));
    }

    private static Schema<?> schema() {
        var violation = new ObjectSchema()
                .addProperty("path", new StringSchema().example("contacts[1].email"))
                .addProperty("value", new Schema<>().description("what was found; absent when nothing was"))
                .addProperty("rule", new StringSchema().example("must be an e-mail address"));
        return new ObjectSchema()
                .addProperty("title", new StringSchema().example("Unprocessable Content"))
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(violation));
    }
}
