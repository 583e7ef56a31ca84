# One file, two images: --target api and --target worker.
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 sh ./mvnw -q -B -pl api,worker -am package -DskipTests
# Libraries change seldom and ours often: each gets a layer of its own.
RUN for app in api worker; do \
      java -Djarmode=tools -jar $app/target/steadfast-$app-*-exec.jar extract --layers --destination /image/$app \
      && mv /image/$app/application/steadfast-$app-*-exec.jar /image/$app/application/app.jar; \
    done

FROM eclipse-temurin:25.0.3_9-jre-noble AS runtime
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin steadfast
WORKDIR /app
COPY docker/healthy.sh ./
USER 10001
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]

FROM runtime AS api
COPY --from=build /image/api/dependencies/ ./
COPY --from=build /image/api/snapshot-dependencies/ ./
COPY --from=build /image/api/application/ ./
EXPOSE 8080

FROM runtime AS worker
COPY --from=build /image/worker/dependencies/ ./
COPY --from=build /image/worker/snapshot-dependencies/ ./
COPY --from=build /image/worker/application/ ./
