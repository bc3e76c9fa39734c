/** What Allure is told, where it is on the class path. */
@NullMarked
package dev.retort.junit.allure;

import org.jspecify.annotations.NullMarked;
