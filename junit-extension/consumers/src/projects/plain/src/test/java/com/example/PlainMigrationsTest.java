package com.example;

import dev.retort.junit.MigrationChecks;
import dev.retort.junit.MigrationTest;
import dev.retort.sql.DatabaseKind;

@MigrationTest(scripts = "classpath:db/versions", databases = DatabaseKind.SQLITE)
class PlainMigrationsTest implements MigrationChecks {}
