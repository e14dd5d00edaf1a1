# syntax=docker/dockerfile:1

# Builds the jar without the embedded database: a container is given a MariaDB (see compose.yaml).
FROM docker.io/library/maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -DexternalDatabase dependency:resolve dependency:resolve-plugins
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -DexternalDatabase -DskipTests package \
 && java -Djarmode=tools -jar target/runstate.jar extract --layers --destination target/layers

FROM docker.io/library/eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Runstate" \
      org.opencontainers.image.description="Tells people what is changing under them, and proves that they knew" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /opt/runstate
# From what changes least to what changes most, so that an upgrade loads little.
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
# Nothing is written outside /tmp: run it with a read-only root file system and a tmpfs there.
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-jar", "runstate.jar", "health"]
ENTRYPOINT ["java", "-jar", "runstate.jar"]
