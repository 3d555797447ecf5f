/** Other work on the machine: one core, as long as it may. */
for (let turn = 0; ; turn = (turn + 1) % 1_000_000);
