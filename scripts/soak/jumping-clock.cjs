// Loaded into the program before it starts: a clock that jumps by hours, and by days, in both directions.
const RealDate = Date;
const JUMPS_MS = [3_600_000, -7_200_000, 86_400_000, -172_800_000, 1_000, 0];

let jumps = process.pid;
let offset = 0;
setInterval(() => {
  offset = JUMPS_MS[(jumps += 1) % JUMPS_MS.length];
}, 400).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
