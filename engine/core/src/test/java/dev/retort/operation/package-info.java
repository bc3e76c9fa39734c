/** Tests of the values that operations carry; nothing here touches a database. */
@NullMarked
package dev.retort.operation;

import org.jspecify.annotations.NullMarked;
