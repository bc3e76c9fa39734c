/**
 * Mutants: a healthy history is made faulty, one small fault at a time, and the checks are asked which of them they see. The
 * faults work on tokens of SQL files; an oracle of plain SQL, none of the checks, leaves out those that change nothing.
 * Knows the verification; neither checks nor the walk know that there are mutants.
 */
@NullMarked
package dev.retort.junit.mutation;

import org.jspecify.annotations.NullMarked;
