package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.galcause.ingesttng.Oracle;

/**
 * A random forest written by a python program in every layout, with the program's own answers, which it finds by walking links: snapshots
 * 88 to 99, mergers, skipped snapshots, branches that begin late, satellites, galaxies that end in others, subhaloes in no tree.
 */
final class RandomForest {

    private static final String WRITE = """
            import sys, os, h5py, numpy as np
            from math import asinh, sqrt, log, exp
            out, at, skipped = sys.argv[1], int(sys.argv[2]), sys.argv[3]
            layouts = sys.argv[4].split(',')
            rng = np.random.default_rng(11)
            first, last = 88, 99
            om, ol, h = 0.3089, 0.6911, 0.6774
            z = {s: (last - s) * 0.07 for s in range(first, last + 1)}
            age = {s: 2 / (3 * sqrt(ol)) * asinh(sqrt(ol / om) * (1 + z[s]) ** -1.5)
                      * 3.0856775814913673e17 / (365.25 * 86400 * 1e9) / h for s in z}
            class Node: pass
            nodes = []
            def grow(snap, mass, tree, desc):
                n = Node(); nodes.append(n)
                n.snap, n.mass, n.tree, n.desc = snap, float(np.float32(mass)), tree, desc
                n.progs = []
                if snap == first or rng.random() < 0.04: return n
                step = 2 if rng.random() < 0.12 and snap - 2 >= first else 1
                n.progs.append(grow(snap - step, mass * rng.uniform(0.6, 1.05), tree, n))
                while rng.random() < 0.25:
                    n.progs.append(grow(snap - 1, mass * rng.uniform(0.02, 0.9), tree, n))
                return n
            roots = [grow(int(last if i % 5 else rng.integers(92, 99)), rng.uniform(1, 100), i, None) for i in range(60)]
            bysnap = {s: [n for n in nodes if n.snap == s] for s in z}
            for s in z:
                orphans = []
                for i in range(3):
                    o = Node(); o.snap, o.mass, o.tree, o.desc, o.progs = s, 0.5, -1, None, []
                    orphans.append(o)
                everyone = bysnap[s] + orphans
                for n in everyone: n.host = n
                for n in bysnap[s]:
                    mates = [m for m in bysnap[s] if m.tree == n.tree and m is not n and m.host is m]
                    if mates and rng.random() < 0.3 and not any(m.host is n for m in bysnap[s] if m is not n):
                        n.host = mates[rng.integers(len(mates))]
                for n in everyone: n.hostmass = float(np.float32(n.host.mass * rng.choice([1, 10])))
                for n in everyone: n.hostmass = n.host.hostmass
                order = rng.permutation(len(everyone))
                bysnap[s] = [everyone[k] for k in order]
                for i, n in enumerate(bysnap[s]): n.sub = i

            # SubLink: depth first
            def number(n, rows):
                n.row = len(rows); rows.append(n)
                for p in n.progs: number(p, rows)
                n.lastrow = len(rows) - 1
                n.leafrow = n.progs[0].leafrow if n.progs else n.row
            nfiles = 2
            filerows = [[] for i in range(nfiles)]
            for r in roots:
                rows = []
                number(r, rows)
                f = r.tree % nfiles
                base = f * 10**16 + (r.tree // nfiles) * 10**8
                for n in rows:
                    n.file, n.id, n.last, n.leaf = f, base + n.row, base + n.lastrow, base + n.leafrow
                    n.filerow = len(filerows[f]); filerows[f].append(n)
            def nextprog(n):
                if n.desc is None: return None
                k = n.desc.progs.index(n)
                return n.desc.progs[k + 1] if k + 1 < len(n.desc.progs) else None
            idof = lambda n: -1 if n is None else n.id
            col = lambda rows, f, t: np.array([f(n) for n in rows], t)
            def sublink(path, rows):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with h5py.File(path, 'w') as f:
                    f['SubhaloID'] = col(rows, lambda n: n.id, 'i8')
                    f['LastProgenitorID'] = col(rows, lambda n: n.last, 'i8')
                    f['MainLeafProgenitorID'] = col(rows, lambda n: n.leaf, 'i8')
                    f['FirstProgenitorID'] = col(rows, lambda n: idof(n.progs[0]) if n.progs else -1, 'i8')
                    f['NextProgenitorID'] = col(rows, lambda n: idof(nextprog(n)), 'i8')
                    f['DescendantID'] = col(rows, lambda n: idof(n.desc), 'i8')
                    f['FirstSubhaloInFOFGroupID'] = col(rows, lambda n: n.host.id, 'i8')
                    f['SnapNum'] = col(rows, lambda n: n.snap, 'i2')
                    f['SubfindID'] = col(rows, lambda n: n.sub, 'i4')
                    f['SubhaloMass'] = col(rows, lambda n: n.mass, 'f4')
                    f['Group_M_Crit200'] = col(rows, lambda n: n.hostmass, 'f4')
            post = out + '/postprocessing'
            if 'sublink' in layouts:
                for i in range(nfiles): sublink(f'{post}/trees/SubLink/tree_extended.{i}.hdf5', filerows[i])
            if 'branches' in layouts:
                for n in bysnap[at]:
                    if n.tree >= 0:
                        rows, m = [], n
                        while m: rows.append(m); m = m.progs[0] if m.progs else None
                        sublink(f'{out}/trees/SubLink/sublink_mpb_{n.sub}.hdf5', rows)
            if 'lhalotree' in layouts:
                os.makedirs(f'{post}/trees/LHaloTree', exist_ok=True)
            for i in range(nfiles):
                num, f = 0, None
                if 'lhalotree' in layouts: f = h5py.File(f'{post}/trees/LHaloTree/trees_sf1_099.{i}.hdf5', 'w')
                for t in sorted({n.tree for n in filerows[i]}):
                    mine = [n for n in filerows[i] if n.tree == t]
                    mine = [mine[k] for k in rng.permutation(len(mine))]
                    for k, n in enumerate(mine): n.lfile, n.lnum, n.lindex = i, num, k
                    idx = lambda n: -1 if n is None else n.lindex
                    if f:
                        g = f.create_group(f'Tree{num}')
                        g['FirstProgenitor'] = col(mine, lambda n: idx(n.progs[0]) if n.progs else -1, 'i4')
                        g['NextProgenitor'] = col(mine, lambda n: idx(nextprog(n)), 'i4')
                        g['Descendant'] = col(mine, lambda n: idx(n.desc), 'i4')
                        g['FirstHaloInFOFGroup'] = col(mine, lambda n: idx(n.host), 'i4')
                        g['SnapNum'] = col(mine, lambda n: n.snap, 'i4')
                        g['SubhaloNumber'] = col(mine, lambda n: n.sub, 'i4')
                        g['SubhaloMassType'] = np.array([[0, n.mass, 0, 0, 0, 0] for n in mine], 'f4')
                        g['Group_M_Crit200'] = col(mine, lambda n: n.hostmass, 'f4')
                    num += 1
                if f: f.close()
            # catalogues and offsets
            bases = [0]
            for rows in filerows: bases.append(bases[-1] + len(rows))
            for s in z:
                rows = bysnap[s]
                old = 'illustris' in layouts
                d = f'{out}/output/groups_{s:03d}'
                os.makedirs(d, exist_ok=True)
                cut = len(rows) // 2
                for c, part in enumerate((rows[:cut], rows[cut:])):
                    with h5py.File(f'{d}/' + (f'groups_{s:03d}' if old else f'fof_subhalo_tab_{s:03d}') + f'.{c}.hdf5', 'w') as f:
                        head = f.create_group('Header')
                        for k, v in dict(BoxSize=75000.0, HubbleParam=h, Omega0=om, OmegaLambda=ol, Redshift=z[s], Time=1 / (1 + z[s])).items():
                            head.attrs[k] = v
                        kind = [np.int32, np.int64, np.uint32][s % 3]
                        sub = 'Nsubhalos' if s % 2 else 'Nsubgroups'
                        for k, v in {'NumFiles': 2, 'Ngroups_ThisFile': len(part), 'Ngroups_Total': len(rows),
                                     sub + '_ThisFile': len(part), sub + '_Total': len(rows)}.items(): head.attrs[k] = kind(v)
                        f['Subhalo/SubhaloMass'] = col(part, lambda n: n.mass, 'f4')
                        f['Subhalo/SubhaloGrNr'] = np.arange(len(part), dtype='i4') + (cut if c else 0)
                        f['Group/GroupFirstSub'] = np.arange(len(part), dtype='u4' if old else 'i4') + (cut if c else 0)
                        if old:
                            f['Offsets/Subhalo_SublinkRowNum'] = col(part, lambda n: bases[n.file] + n.filerow if n.tree >= 0 else -1, 'i8')
                            f['Offsets/Subhalo_SublinkSubhaloID'] = col(part, lambda n: n.id if n.tree >= 0 else -1, 'i8')
                if 'offsets' in layouts:
                    os.makedirs(post + '/offsets', exist_ok=True)
                    with h5py.File(f'{post}/offsets/offsets_{s:03d}.hdf5', 'w') as f:
                        f['Subhalo/SubLink/RowNum'] = col(rows, lambda n: bases[n.file] + n.filerow if n.tree >= 0 else -1, 'i8')
                        f['Subhalo/SubLink/SubhaloID'] = col(rows, lambda n: n.id if n.tree >= 0 else -1, 'i8')
                        for k, a in (('File', 'lfile'), ('Num', 'lnum'), ('Index', 'lindex')):
                            f['Subhalo/LHaloTree/' + k] = col(rows, lambda n: getattr(n, a) if n.tree >= 0 else -1, 'i4')
            # the answers, by walking links
            def past(n):
                line = []
                while n: line.append(n); n = n.progs[0] if n.progs else None
                return line
            largest = lambda n: max(m.mass for m in past(n))
            nan = float('nan')
            def measures(line):
                top = line[0]
                half = [n for n in line if n.mass >= top.mass / 2][-1]
                merg = []
                for n in line:
                    for p in n.progs[1:]:
                        a, b = largest(p), largest(n.progs[0])
                        if min(a, b) / max(a, b) >= 0.25: merg.append(n.snap)
                fell = [n for n in line if n.host is not n]
                fly, k = 0, 0
                while k < len(line):
                    e = k
                    while e < len(line) and line[e].host is not line[e]: e += 1
                    if e > k and k > 0 and e < len(line):
                        if max(n.hostmass for n in line[k:e]) > 2 * max(line[k - 1].hostmass, line[e].hostmass): fly = 1
                    k = e + 1
                return [age[half.snap], max(n.mass for n in line), len(merg), age[merg[0]] if merg else nan,
                        age[fell[-1].snap] if fell else nan, 1 if top.host is top else 0, fly]
            for n in bysnap[at]:
                line = []
                if n.tree >= 0:
                    top = n
                    while top.desc and top.desc.progs[0] is top: top = top.desc
                    line = past(top)
                    if 'branches' in layouts: line = past(n)
                by = {m.snap: k for k, m in enumerate(line)}
                for s in z:
                    if s in by:
                        k = by[s]
                        print(n.sub, s, line[k].mass, *measures(line[k:]))
                        continue
                    before = [k for k, m in enumerate(line) if m.snap < s]
                    after = [m for m in line if m.snap > s]
                    if not before or not after:
                        print(n.sub, s, *([nan] * 8))
                        continue
                    b, a = line[before[0]], after[-1]
                    w = (age[s] - age[b.snap]) / (age[a.snap] - age[b.snap])
                    mass = {'EXCLUDE': nan, 'PREVIOUS': b.mass, 'INTERPOLATE': exp((1 - w) * log(b.mass) + w * log(a.mass))}[skipped]
                    print(n.sub, s, mass, *measures(line[before[0]:]))
            """;

    private RandomForest() {}

    /** One galaxy at one snapshot. */
    record Answer(long subfindId, int snapshot, double[] values) {}

    /**
     * Writes the files and tells the answers, in the order of galaxy and snapshot.
     *
     * @param layouts some of sublink, branches, lhalotree, offsets, illustris
     */
    static List<Answer> write(Path folder, int at, String skipped, String layouts) {
        List<Answer> answers = new ArrayList<>();
        for (String line : Oracle.python(
                folder.resolveSibling("."), WRITE, folder.toString(), Integer.toString(at), skipped, layouts)) {
            String[] cell = line.split(" ");
            double[] values = Arrays.stream(cell)
                    .skip(2)
                    .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text))
                    .toArray();
            answers.add(new Answer(Long.parseLong(cell[0]), Integer.parseInt(cell[1]), values));
        }
        return answers;
    }
}
