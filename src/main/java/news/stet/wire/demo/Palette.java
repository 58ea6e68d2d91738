package news.stet.wire.demo;

import java.awt.Color;

/** A few colours that go together, named by the part they play in a picture. */
enum Palette {
    DAWN(0x5B7DB1, 0xF6C9A8, 0xFFF1D6, 0x9DA9C4, 0x2B3A55, 0x6C8FB3, 0xE4684A, 0xF2B544, 0xFBF3E6),
    NOON(0x3E8EC4, 0xD6ECF3, 0xFFFBEA, 0x9CC3D5, 0x1F4E5F, 0x2F86A6, 0xF2803C, 0xF6CF65, 0xFFF9EC),
    DUSK(0x2A2A5C, 0xF28C6A, 0xFFD9A0, 0x7A5C8E, 0x1B1838, 0x4A3F78, 0xF25F5C, 0xFFC15E, 0xFCE9DA),
    NIGHT(0x0B1530, 0x27446E, 0xFFE9B0, 0x2C4A75, 0x070D1F, 0x14284B, 0xF4B942, 0x6FD0C5, 0xE8EEF5),
    STORM(0x3A4652, 0xC3CBC7, 0xF4F0DD, 0x8B989C, 0x1F2A31, 0x4E6267, 0xD9A441, 0xB5543F, 0xEFEDE4),
    GOLD(0xD9894A, 0xFCE5B0, 0xFFFAE0, 0xD8A06C, 0x4A2C2A, 0xB77B4E, 0xA33B2E, 0x2F6F73, 0xFFF4DD),
    MINT(0x2E7F79, 0xD7EFD8, 0xFCFBE3, 0x88BFAE, 0x123C3B, 0x3C9A91, 0xF07857, 0xF5D061, 0xF6F8EC),
    CORAL(0xE86F5C, 0xFBD3B6, 0xFFF3DF, 0xD98C84, 0x40263D, 0xB4606B, 0x1F6F8B, 0xF7C548, 0xFFF2E6),
    ICE(0x7FA3C7, 0xEEF4F8, 0xFFFFFF, 0xB9CCDC, 0x22384F, 0x7A9CB8, 0xE85D4A, 0x3B7A9E, 0xF7FAFC),
    MARINE(
            0x06304A, 0x2FA7A5, 0xE9FBE5, 0x1B6C7E, 0x041D2E, 0x0D4C63, 0xFF8552, 0xFFD166,
            0xEAF6F2);

    final Color high;
    final Color low;
    final Color light;
    final Color far;
    final Color near;
    final Color water;
    final Color accent;
    final Color second;
    final Color paper;

    Palette(
            int high,
            int low,
            int light,
            int far,
            int near,
            int water,
            int accent,
            int second,
            int paper) {
        this.high = Ink.of(high);
        this.low = Ink.of(low);
        this.light = Ink.of(light);
        this.far = Ink.of(far);
        this.near = Ink.of(near);
        this.water = Ink.of(water);
        this.accent = Ink.of(accent);
        this.second = Ink.of(second);
        this.paper = Ink.of(paper);
    }

    /** Five flat colours for prints and charts, by any index. */
    Color flat(int index) {
        return switch (Math.floorMod(index, 5)) {
            case 0 -> accent;
            case 1 -> second;
            case 2 -> water;
            case 3 -> near;
            default -> paper;
        };
    }
}
